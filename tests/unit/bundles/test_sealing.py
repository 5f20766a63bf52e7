import orjson
import pyrage
import pytest

from ctip_desktop import clock
from ctip_desktop.bundles import contents
from ctip_desktop.bundles.form_pack import FormPack, read_form_pack
from ctip_desktop.bundles.reading import open_bundle
from ctip_desktop.bundles.writing import Sender, seal
from ctip_desktop.errors.bundles import ContentsTooLarge, ManifestTooLong, NotAddressedToUs, NotForThisDevice
from ctip_desktop.trust.authority import Authority
from tests.support.cast import PINNED, READER, SENDER, TRUST_LIST, name_id, name_key
from tests.support.vectors.good import FORM, FORM_VERSION, LINES, LOG

AUTHORITY = Authority(TRUST_LIST, PINNED)
DEVICE = Sender(SENDER.id, name_key("sender"), 2)


def test_every_recipient_opens_the_bundle_and_nobody_else() -> None:
    identities = {name_id(name): pyrage.x25519.Identity.generate() for name in ("one", "two")}
    recipients = {name: str(identity.to_public()) for name, identity in identities.items()}
    bundle = seal(contents.journal(LOG, LINES), DEVICE, 1, recipients)
    for name, identity in identities.items():
        opened = open_bundle(bundle, [str(identity)], AUTHORITY, {name})
        assert opened.manifest.to == tuple(sorted(recipients))
        assert opened.office == "01"
    with pytest.raises(NotForThisDevice):
        open_bundle(bundle, [str(pyrage.x25519.Identity.generate())], AUTHORITY, set(recipients))
    with pytest.raises(NotAddressedToUs):
        open_bundle(bundle, [str(identity)], AUTHORITY, {READER.id})


def test_the_evidence_of_a_signature_is_kept_with_what_was_opened() -> None:
    identity = pyrage.x25519.Identity.generate()
    bundle = seal(contents.journal(LOG, LINES), DEVICE, 1, {READER.id: str(identity.to_public())})
    opened = open_bundle(bundle, [str(identity)], AUTHORITY, {READER.id})
    DEVICE.key.public_key().verify(opened.signature, opened.signed)
    assert opened.signed == b"ctip-bundle-v1\n" + opened.manifest.to_line()


def test_what_does_not_fit_is_refused_before_it_is_sealed() -> None:
    with pytest.raises(ContentsTooLarge):
        seal(contents.blob(bytes(4 * 1024 * 1024 + 1), "0" * 64, 5_000_000, 0), DEVICE, 1, {READER.id: READER.age})
    many = {name_id(str(number)): READER.age for number in range(500)}
    with pytest.raises(ManifestTooLong):
        seal(contents.journal(LOG, LINES), DEVICE, 1, many)


def test_the_largest_piece_of_a_file_fits_a_bundle() -> None:
    identity = pyrage.x25519.Identity.generate()
    piece = clock.random_bytes(4 * 1024 * 1024)
    to = {READER.id: str(identity.to_public())}
    bundle = seal(contents.blob(piece, "0" * 64, 5_000_000, 0), DEVICE, 1, to)
    assert open_bundle(bundle, [str(identity)], AUTHORITY, {READER.id}).raw == piece


def test_a_form_pack_gives_back_each_form_byte_for_byte() -> None:
    form = orjson.dumps(FORM | {"version": FORM_VERSION}, option=orjson.OPT_SORT_KEYS)
    pack = FormPack(3, (form,))
    assert read_form_pack(pack.to_line()) == pack
