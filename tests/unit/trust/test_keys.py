from ctip_desktop.trust.keys import DeviceKeys, make_device_keys, make_signing_key, recipient_of, signing_key


def test_device_keys_are_the_same_after_they_were_kept() -> None:
    keys = make_device_keys()
    kept = DeviceKeys.from_bytes(keys.to_bytes())
    assert (kept.public, kept.recipient, kept.identity) == (keys.public, keys.recipient, keys.identity)
    assert kept.signing.private_bytes_raw() == keys.signing.private_bytes_raw()


def test_a_signing_key_is_kept_as_its_32_bytes() -> None:
    key = make_signing_key()
    assert signing_key(key.private_bytes_raw()).public_key() == key.public_key()


def test_no_two_devices_have_the_same_keys() -> None:
    one, other = make_device_keys(), make_device_keys()
    assert one.public != other.public
    assert one.recipient != other.recipient
    assert recipient_of(one.identity) == one.recipient
