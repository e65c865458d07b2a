package io.github.jpki4j.samples.kotlin

import io.github.jpki4j.CertificateKind
import io.github.jpki4j.JpkiException
import io.github.jpki4j.card.MyNumberCard
import io.github.jpki4j.pin.Pin
import io.github.jpki4j.transport.CardSource

/** What a program sends to the server to log in: two certificates in DER, and a signature. */
class LoginProof(val certificate: ByteArray, val issuer: ByteArray, val signature: ByteArray)

/**
 * The person's side: the card signs the server's challenge. A PIN of a wrong form is refused before
 * the card is touched; the last try is kept. The caller erases [typed].
 */
@Throws(JpkiException::class)
fun login(reader: CardSource, typed: CharArray, challenge: ByteArray): LoginProof =
    Pin.auth(typed).use { pin ->
        MyNumberCard.open(reader.open()).use { card ->
            val jpki = card.jpki()
            LoginProof(
                jpki.readCertificate(CertificateKind.AUTH).encoded(),
                jpki.readCertificate(CertificateKind.AUTH_CA).encoded(),
                jpki.signMessage(pin, challenge),
            )
        }
    }
