"""Asks a token for its certificates, logs in and signs, as a Python program does with PyKCS11.

pykcs11.py MODULE READER TOKEN; the PIN is in the environment variable SECRET, the message on standard input.
Prints lines: "certificate ID HEX" for each, then "signature ID HEX", or "refused NAME" if the PIN was.
"""

import os
import sys

import PyKCS11
from PyKCS11 import CKA_CLASS, CKA_ID, CKA_VALUE, CKO_CERTIFICATE, CKO_PRIVATE_KEY


def token(library, reader, label):
    """The slot with this token in this reader."""
    for slot in library.getSlotList(tokenPresent=True):
        in_reader = library.getSlotInfo(slot).slotDescription.strip() == reader.strip()
        if in_reader and library.getTokenInfo(slot).label.strip() == label:
            return slot
    sys.exit("no token " + label + " in " + reader)


def attribute(session, thing, kind):
    """An attribute of bytes, in hex."""
    return bytes(session.getAttributeValue(thing, [kind])[0]).hex()


def main(module, reader, label):
    library = PyKCS11.PyKCS11Lib()
    library.load(module)
    session = library.openSession(token(library, reader, label))
    try:
        session.login(os.environ["SECRET"])
    except PyKCS11.PyKCS11Error as error:
        print("refused", PyKCS11.CKR[error.value])
        return
    for each in session.findObjects([(CKA_CLASS, CKO_CERTIFICATE)]):
        print("certificate", attribute(session, each, CKA_ID), attribute(session, each, CKA_VALUE))
    (key,) = session.findObjects([(CKA_CLASS, CKO_PRIVATE_KEY)])
    mechanism = PyKCS11.Mechanism(PyKCS11.CKM_SHA256_RSA_PKCS)
    signature = session.sign(key, sys.stdin.buffer.read(), mechanism)
    print("signature", attribute(session, key, CKA_ID), bytes(signature).hex())
    session.logout()
    session.closeSession()


main(*sys.argv[1:])
