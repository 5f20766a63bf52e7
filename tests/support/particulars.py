"""What a paper of the tests says of itself."""

from ctip_desktop.documents.labels import khmer_page_label
from ctip_desktop.documents.typesetting.paper import Particulars

PARTICULARS = Particulars("ក្រដាសសាកល្បង", "អ្នកសាកល្បង", "សាកល្បង", "km", khmer_page_label)
