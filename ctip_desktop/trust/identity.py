"""Who this device is to others: its keys, what it believes, and in whose name it opens and signs bundles."""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ctip_desktop.bundles.writing import Sender
from ctip_desktop.errors.trust import TrainingNotEnrolled, TrainingNotSent
from ctip_desktop.store.device import Device, device
from ctip_desktop.store.secrets import keep_secret, secret
from ctip_desktop.store.training import is_training
from ctip_desktop.store.transaction import Reader, Writer
from ctip_desktop.store.trust_lists import keep_trust_list, latest_trust_list, pinned_root
from ctip_desktop.trust.authority import Authority
from ctip_desktop.trust.endorsing import SignedList
from ctip_desktop.trust.keys import DeviceKeys, make_device_keys, signing_key
from ctip_desktop.trust.lists import TrustList
from ctip_desktop.trust.parties import SECRETARIAT

_DEVICE, _OPERATIONS, _EPOCH, _REQUEST = "device keys", "operations key", "epoch identity", "enrolment request"


@dataclass(frozen=True)
class Identity:
    """This device as bundles know it; `operations` and `epoch` are None but on the secretariat's device."""

    device: Device
    keys: DeviceKeys
    signed_list: SignedList | None
    pinned: str | None
    operations: Ed25519PrivateKey | None
    epoch: str | None = field(repr=False)
    training: bool = False

    @property
    def trust_list(self) -> TrustList | None:
        """Return the trust list in force, or None before the first came."""
        return self.signed_list.trust_list if self.signed_list else None

    @property
    def is_secretariat(self) -> bool:
        """Tell whether this device speaks for the secretariat."""
        return self.device.office == SECRETARIAT

    @property
    def enrolled(self) -> bool:
        """Tell whether the trust list in force names this device as one in good standing."""
        listed = self.trust_list
        return listed is not None and any(one.id == self.device.id and one.active for one in listed.devices)

    @property
    def authority(self) -> Authority:
        """Return what this device believes."""
        return Authority(self.trust_list, self.pinned)

    @property
    def identities(self) -> list[str]:
        """Return the age identities bundles for us are sealed to."""
        return [self.keys.identity, *([self.epoch] if self.epoch else [])]

    @property
    def me(self) -> set[str]:
        """Return the recipient ids that mean us."""
        listed = self.trust_list
        epochs = [epoch.id for epoch in listed.epochs] if listed and self.epoch else []
        return {self.device.id, *epochs}

    def sender(self, key: Ed25519PrivateKey | None = None) -> Sender:
        """Return us as the sender of a bundle, signing with the device's key or with another in our hands.

        Raise TrainingNotSent on a device that is for training.
        """
        if self.training:
            raise TrainingNotSent
        listed = self.trust_list
        return Sender(self.device.id, key or self.keys.signing, listed.version if listed else 0)


def identity(reader: Reader) -> Identity:
    """Read who this device is."""
    kept, operations, epoch = (secret(reader, name) for name in (_DEVICE, _OPERATIONS, _EPOCH))
    if kept is None:
        raise AssertionError("a device has keys from its set-up on")
    signed = latest_trust_list(reader)
    return Identity(
        device=device(reader),
        keys=DeviceKeys.from_bytes(kept),
        signed_list=SignedList.from_bytes(signed) if signed else None,
        pinned=pinned_root(reader),
        operations=signing_key(operations) if operations else None,
        epoch=epoch.decode("ascii") if epoch else None,
        training=is_training(reader),
    )


def make_keys(writer: Writer) -> DeviceKeys:
    """Give this device its keys."""
    keys = make_device_keys()
    keep_secret(writer, _DEVICE, keys.to_bytes())
    return keys


def keep_request(writer: Writer, request: bytes) -> None:
    """Keep the enrolment request made at set-up: it has one fingerprint, however often it is written."""
    keep_secret(writer, _REQUEST, request)


def enrolment_request(reader: Reader) -> bytes | None:
    """Return this device's enrolment request, or None at the secretariat, whose device lists itself.

    Raise TrainingNotEnrolled on a device that is for training.
    """
    if is_training(reader):
        raise TrainingNotEnrolled
    return secret(reader, _REQUEST)


def hold_office(writer: Writer, operations: Ed25519PrivateKey, epoch: str) -> None:
    """Keep the operations key and the epoch's age identity: this device speaks for the secretariat."""
    keep_secret(writer, _OPERATIONS, operations.private_bytes_raw())
    keep_secret(writer, _EPOCH, epoch.encode("ascii"))


def rely_on(writer: Writer, signed: SignedList) -> None:
    """Keep a trust list that was found good; the latest is in force."""
    keep_trust_list(writer, signed.trust_list.version, signed.to_bytes())
