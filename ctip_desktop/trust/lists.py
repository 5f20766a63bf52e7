"""The trust list: who may sign what, and to whom it is sealed; numbered, and each issue replaces the one before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ctip_desktop import clock
from ctip_desktop.bundles.canonical import read_object, write_object
from ctip_desktop.bundles.reading import Signer
from ctip_desktop.bundles.signing import KEY_BYTES, from_text, key_id, to_text
from ctip_desktop.bundles.values import MOMENT
from ctip_desktop.errors.trust import DeviceTwice, DeviceUnknown, LetterTaken, TrustListMalformed
from ctip_desktop.trust.parties import SECRETARIAT, Device, Epoch, Recovery, is_text
from ctip_desktop.trust.roots import Root, threshold_of

FORMAT = 1


@dataclass(frozen=True)
class TrustList:
    """One issue of the list; keys are raw Ed25519 public keys, epochs and operations keys in order of making."""

    version: int
    issued: str
    roots: tuple[bytes, ...]
    threshold: int
    operations: tuple[bytes, ...]
    epochs: tuple[Epoch, ...]
    recovery: Recovery
    devices: tuple[Device, ...]

    def device(self, device_id: str) -> Device:
        """Return the device of that id; raise DeviceUnknown."""
        for device in self.devices:
            if device.id == device_id:
                return device
        raise DeviceUnknown(device_id)

    def active_devices(self, office: str) -> tuple[Device, ...]:
        """Return the devices of an office that are in good standing."""
        return tuple(device for device in self.devices if device.active and device.office == office)

    def signer(self, device_id: str, key: str) -> Signer | None:
        """Return whose key it is: the device's own, or the operations key in the hands of a secretariat's device."""
        for device in self.devices:
            if device.id != device_id:
                continue
            if key == key_id(device.sign):
                return Signer(device.sign, "device", device.office, None if device.active else device.logs)
            if device.active and device.office == SECRETARIAT:
                for public in self.operations:
                    if key == key_id(public):
                        return Signer(public, "operations", device.office)
        return None

    def journal_recipients(self, device_id: str) -> dict[str, str]:
        """Return to whom a device seals its journal: the current epoch, recovery, the other devices of its office."""
        device = self.device(device_id)
        others = {other.id: other.age for other in self.active_devices(device.office) if other.id != device_id}
        return others | {self.epochs[-1].id: self.epochs[-1].age, self.recovery.id: self.recovery.age}

    def office_recipients(self, office: str) -> dict[str, str]:
        """Return to whom something for an office is sealed: each of its active devices."""
        return {device.id: device.age for device in self.active_devices(office)}

    def with_device(self, device: Device) -> "TrustList":
        """Return the next issue, naming one device more; raise DeviceTwice or LetterTaken."""
        for known in self.devices:
            if known.id == device.id or known.sign == device.sign or known.age == device.age:
                raise DeviceTwice(device.id)
            if (known.office, known.letter) == (device.office, device.letter):
                raise LetterTaken(device.office, device.letter)
        return self._next((*self.devices, device))

    def with_revoked(self, device_id: str, logs: dict[str, int]) -> "TrustList":
        """Return the next issue, a device revoked, with the last record accepted of each log; raise DeviceUnknown."""
        revoked = replace(self.device(device_id), status="revoked", logs=logs)
        return self._next(tuple(revoked if device.id == device_id else device for device in self.devices))

    def _next(self, devices: tuple[Device, ...]) -> "TrustList":
        return replace(self, version=self.version + 1, issued=clock.timestamp(), devices=devices)

    def to_line(self) -> bytes:
        """Return the list on its line, line feed included."""
        return write_object(
            {
                "v": FORMAT,
                "version": self.version,
                "issued": self.issued,
                "root": {"keys": [to_text(key) for key in self.roots], "threshold": self.threshold},
                "operations": [to_text(key) for key in self.operations],
                "epochs": [epoch.to_json() for epoch in self.epochs],
                "recovery": self.recovery.to_json(),
                "devices": [device.to_json() for device in self.devices],
            }
        )


def first_list(roots: Sequence[Root], operations: bytes, epoch: Epoch, device: Device) -> TrustList:
    """Return the first issue: the secretariat's roots, its operations key, its first epoch and its first device."""
    return TrustList(
        version=1,
        issued=clock.timestamp(),
        roots=tuple(sorted(root.public for root in roots)),
        threshold=threshold_of(len(roots)),
        operations=(operations,),
        epochs=(epoch,),
        recovery=roots[0].recovery,
        devices=(device,),
    )


def read_trust_list(line: bytes) -> TrustList:
    """Read a trust list from its line, line feed included; raise what `read_object` raises, or TrustListMalformed."""
    parts = read_object(line, "trust")
    expected = {"v", "version", "issued", "root", "operations", "epochs", "recovery", "devices"}
    for name in sorted(parts.keys() ^ expected):
        raise TrustListMalformed(name)
    root = parts["root"]
    _demand(type(parts["v"]) is int and parts["v"] == FORMAT, "v")
    _demand(type(parts["version"]) is int and parts["version"] > 0, "version")
    _demand(is_text(parts["issued"], MOMENT), "issued")
    _demand(isinstance(root, dict) and root.keys() == {"keys", "threshold"}, "root")
    roots = _keys(root["keys"], "root")
    _demand(roots == tuple(sorted(roots)), "root")
    _demand(type(root["threshold"]) is int and 1 <= root["threshold"] <= len(roots), "root")
    _demand(all(isinstance(parts[name], list) for name in ("epochs", "devices")) and bool(parts["epochs"]), "epochs")
    found = TrustList(
        version=parts["version"],
        issued=parts["issued"],
        roots=roots,
        threshold=root["threshold"],
        operations=_keys(parts["operations"], "operations"),
        epochs=tuple(map(Epoch.read, parts["epochs"])),
        recovery=Recovery.read(parts["recovery"]),
        devices=tuple(map(Device.read, parts["devices"])),
    )
    _check_apart(found)
    return found


def _check_apart(found: TrustList) -> None:
    """Refuse two parties with one id or key: each lookup has one answer."""
    parties: list[Device | Epoch | Recovery] = [*found.devices, *found.epochs, found.recovery]
    _all_differ([party.id for party in parties], "devices")
    _all_differ([party.age for party in parties], "devices")
    _all_differ([*(device.sign for device in found.devices), *found.operations, *found.roots], "devices")
    _all_differ([(device.office, device.letter) for device in found.devices], "devices")


def _all_differ(values: Sequence[object], name: str) -> None:
    _demand(len(set(values)) == len(values), name)


def _keys(texts: Any, name: str) -> tuple[bytes, ...]:
    _demand(isinstance(texts, list), name)
    keys = tuple(key for text in texts if (key := from_text(text, KEY_BYTES)) is not None)
    _demand(bool(keys) and len(keys) == len(texts), name)
    return keys


def _demand(condition: bool, name: str) -> None:
    if not condition:
        raise TrustListMalformed(name)
