#!/usr/bin/python3
"""A login with the card's auth key, as CI tests it: for the simulated card of jpki4j alone.

login.py [sign] [mistype] [block]; without words all three, in this order. READER is the environment variable with a part of the
reader's name. It ends with 0 if everything was as expected. PyKCS11 and OpenSC sign; pyscard sends the card its commands.
"""

import glob
import os
import sys

import PyKCS11
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from smartcard.ExclusiveTransmitCardConnection import ExclusiveTransmitCardConnection
from smartcard.System import readers

READER = os.environ.get("READER", "Virtual PCD 00 00")
MODULE = (glob.glob("/usr/lib/*/opensc-pkcs11.so") + ["opensc-pkcs11.so"])[0]
TOKEN = "JPKI (User Authentication PIN)"

# Those of every simulated card: TEST data. A PIN of a person never stands in a program.
PIN = "1234"
WRONG_PIN = "9999"

SELECT_APPLICATION = bytes.fromhex("00A4040C0AD392F000260100000001")
SELECT_PIN = bytes.fromhex("00A4020C020018")
SELECT_CERTIFICATE = bytes.fromhex("00A4020C02000A")
VERIFY = bytes.fromhex("00200080")


class Card:
    """The card in the reader, without another program between two commands."""

    def __enter__(self):
        found = [reader for reader in readers() if READER in str(reader)]
        expect(len(found) == 1, f"one reader has {READER} in its name, of {list(map(str, readers()))}")
        self.connection = ExclusiveTransmitCardConnection(found[0].createConnection())
        self.connection.connect()
        self.connection.lock()
        self.send(SELECT_APPLICATION)
        return self

    def __exit__(self, *error):
        self.connection.unlock()
        self.connection.disconnect()

    def transmit(self, command):
        """Data and status word of the answer."""
        data, sw1, sw2 = self.connection.transmit(list(command))
        return bytes(data), sw1 << 8 | sw2

    def send(self, command):
        """Data of the answer to a command that must succeed."""
        data, status = self.transmit(command)
        expect(status == 0x9000, f"the card answers 9000, not {status:04X}")
        return data

    def certificate(self):
        """The auth certificate, which is free to read."""
        self.send(SELECT_CERTIFICATE)
        content = self.send(bytes.fromhex("00B0000000"))
        length = 4 + int.from_bytes(content[2:4], "big")
        while len(content) < length:
            content += self.send(bytes([0x00, 0xB0]) + len(content).to_bytes(2, "big") + b"\0")
        return x509.load_der_x509_certificate(content[:length])

    def tries_left(self):
        """Tries of the auth PIN: VERIFY without a PIN asks for them and spends none."""
        self.send(SELECT_PIN)
        return self.tries(self.transmit(VERIFY)[1])

    def mistype(self):
        """Sends a wrong PIN; returns how many tries are left."""
        self.send(SELECT_PIN)
        return self.tries(self.transmit(VERIFY + bytes([len(WRONG_PIN)]) + WRONG_PIN.encode())[1])

    @staticmethod
    def tries(status):
        expect(status & 0xFFF0 == 0x63C0, f"the card answers 63Cx, not {status:04X}")
        return status & 0xF


def login(pin, challenge):
    """Logs in and signs the challenge, by OpenSC's module for PKCS #11."""
    library = PyKCS11.PyKCS11Lib()
    library.load(MODULE)
    session = library.openSession(token(library))
    try:
        session.login(pin)
        (key,) = session.findObjects([(PyKCS11.CKA_CLASS, PyKCS11.CKO_PRIVATE_KEY)])
        return bytes(session.sign(key, challenge, PyKCS11.Mechanism(PyKCS11.CKM_SHA256_RSA_PKCS)))
    finally:
        session.closeSession()


def token(library):
    """The slot with the token of the auth PIN, in this reader."""
    for slot in library.getSlotList(tokenPresent=True):
        in_reader = READER in library.getSlotInfo(slot).slotDescription
        if in_reader and library.getTokenInfo(slot).label.strip() == TOKEN:
            return slot
    sys.exit("OpenSC shows no " + TOKEN)


def refusal(pin):
    """What PKCS #11 calls it that the card refuses a login."""
    try:
        login(pin, b"")
    except PyKCS11.PyKCS11Error as error:
        return PyKCS11.CKR[error.value]
    return sys.exit("the card was expected to refuse the PIN")


def sign():
    challenge = os.urandom(32)
    signature = login(PIN, challenge)
    with Card() as card:
        card.certificate().public_key().verify(signature, challenge, PKCS1v15(), SHA256())
    print("sign: the signature fits the certificate")


def mistype():
    with Card() as card:
        before = card.tries_left()
    expect(before > 1, "more than one try is left")
    expect(refusal(WRONG_PIN) == "CKR_PIN_INCORRECT", "the card calls the PIN wrong")
    with Card() as card:
        expect(card.tries_left() == before - 1, "one try less is left")
    print(f"mistype: {before - 1} of {before} tries are left")


def block():
    with Card() as card:
        before = card.tries_left()
        for left in reversed(range(before)):
            expect(card.mistype() == left, "each mistake takes one try")
    refusal(PIN)  # OpenSC 0.23 says CKR_GENERAL_ERROR: it knows only 6983 as a blocked PIN, and the card says 6984
    print(f"block: the PIN is blocked after {before} mistakes")


def expect(so, what):
    if not so:
        sys.exit("not as expected: " + what)


def main(words):
    steps = {"sign": sign, "mistype": mistype, "block": block}
    expect(set(words) <= set(steps), "each word is one of " + ", ".join(steps))
    with Card() as card:
        issuer = card.certificate().issuer.rfc4514_string()
    expect("TEST" in issuer, "the card is a simulated one, for which mistakes do no harm")
    os.environ["OPENSC_DRIVER"] = "jpki"
    for word in words or steps:
        steps[word]()


main(sys.argv[1:])
