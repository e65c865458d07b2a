// A login with the card's auth key, as CI tests it: for the simulated card of jpki4j alone.
//
// node login.mjs [sign] [mistype] [block]; without words all three, in this order. READER is the environment variable with a part
// of the reader's name. It ends with 0 if everything was as expected.

import assert from 'node:assert/strict';
import { createHash, randomBytes, verify, X509Certificate } from 'node:crypto';
import { Context, SCARD_LEAVE_CARD, SCARD_PROTOCOL_T0, SCARD_PROTOCOL_T1, SCARD_SHARE_EXCLUSIVE } from 'smartcard';

const READER = process.env.READER ?? 'Virtual PCD 00 00';

// Those of every simulated card: TEST data. A PIN of a person never stands in a program.
const PIN = '1234';
const WRONG_PIN = '9999';

const SELECT_APPLICATION = hex('00A4040C0AD392F000260100000001');
const SELECT_PIN = hex('00A4020C020018');
const SELECT_KEY = hex('00A4020C020017');
const SELECT_CERTIFICATE = hex('00A4020C02000A');
const VERIFY = hex('00200080');
const SIGN = hex('802A0080');

// DigestInfo of PKCS #1 for SHA-256; the hash comes after it.
const SHA256 = hex('3031300D060960864801650304020105000420');

function hex(text) {
  return Buffer.from(text, 'hex');
}

/** Data and status word of the answer. */
async function transmit(card, command) {
  const answer = await card.transmit(command);
  return [answer.subarray(0, -2), answer.readUInt16BE(answer.length - 2)];
}

/** Data of the answer to a command that must succeed. */
async function send(card, command) {
  const [data, status] = await transmit(card, command);
  assert.equal(status.toString(16), '9000', 'the answer of the card');
  return data;
}

/** The auth certificate, which is free to read. */
async function certificate(card) {
  await send(card, SELECT_CERTIFICATE);
  let content = await send(card, hex('00B0000000'));
  const length = 4 + content.readUInt16BE(2);
  while (content.length < length) {
    const at = Buffer.from([0x00, 0xb0, content.length >> 8, content.length & 0xff, 0x00]);
    content = Buffer.concat([content, await send(card, at)]);
  }
  return new X509Certificate(content.subarray(0, length));
}

/** The answer to VERIFY. */
async function enter(card, pin) {
  await send(card, SELECT_PIN);
  const [, status] = await transmit(card, Buffer.concat([VERIFY, Buffer.from([pin.length]), Buffer.from(pin)]));
  return status;
}

/** Tries of the auth PIN: VERIFY without a PIN asks for them and spends none. */
async function triesLeft(card) {
  await send(card, SELECT_PIN);
  return tries((await transmit(card, VERIFY))[1]);
}

function tries(status) {
  assert.equal(status & 0xfff0, 0x63c0, `the card answers 63Cx, not ${status.toString(16)}`);
  return status & 0xf;
}

/** A signature of SHA-256 and PKCS #1 v1.5. */
async function signed(card, challenge) {
  assert.equal(await enter(card, PIN), 0x9000, 'the card takes the PIN');
  await send(card, SELECT_KEY);
  const digest = createHash('sha256').update(challenge).digest();
  const data = Buffer.concat([SHA256, digest]);
  return send(card, Buffer.concat([SIGN, Buffer.from([data.length]), data, hex('00')]));
}

const steps = {
  async sign(card) {
    const challenge = randomBytes(32);
    const signature = await signed(card, challenge);
    const { publicKey } = await certificate(card);
    assert(verify('sha256', challenge, publicKey, signature), 'the signature fits the certificate');
    console.log('sign: the signature fits the certificate');
  },

  async mistype(card) {
    const before = await triesLeft(card);
    assert(before > 1, 'more than one try is left');
    assert.equal(tries(await enter(card, WRONG_PIN)), before - 1, 'one try less is left');
    assert.equal(await triesLeft(card), before - 1, 'one try less is left');
    console.log(`mistype: ${before - 1} of ${before} tries are left`);
  },

  async block(card) {
    const before = await triesLeft(card);
    for (let left = before - 1; left >= 0; left--) {
      assert.equal(tries(await enter(card, WRONG_PIN)), left, 'each mistake takes one try');
    }
    assert.notEqual(await enter(card, PIN), 0x9000, 'the right PIN does not help any more');
    console.log(`block: the PIN is blocked after ${before} mistakes`);
  },
};

const words = process.argv.slice(2);
assert(words.every((word) => Object.hasOwn(steps, word)), `each word is one of ${Object.keys(steps)}`);
const context = new Context();
try {
  const readers = context.listReaders().filter((reader) => reader.name.includes(READER));
  assert.equal(readers.length, 1, `how many readers have ${READER} in their names`);
  // exclusive: no other program comes between two commands
  const card = await readers[0].connect(SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1);
  try {
    await send(card, SELECT_APPLICATION);
    const { issuer } = await certificate(card);
    assert(issuer.includes('TEST'), 'the card is a simulated one, for which mistakes do no harm');
    for (const word of words.length ? words : Object.keys(steps)) {
      await steps[word](card);
    }
  } finally {
    card.disconnect(SCARD_LEAVE_CARD);
  }
} finally {
  context.close();
}
