package io.github.jpki4j.samples.kotlin

import io.github.jpki4j.JpkiException
import io.github.jpki4j.card.MyNumberCard
import io.github.jpki4j.login.LoginClient
import io.github.jpki4j.login.LoginException
import io.github.jpki4j.pin.Pin
import io.github.jpki4j.transport.CardSource

/** What a login is for: a challenge for anything else is refused. */
const val PURPOSE = "login"

/**
 * The person's side: the card signs the server's challenge. A wrong challenge and a PIN of a wrong
 * form are refused before the card is touched; the last try is kept. The caller erases [typed].
 * Returns what goes to the server.
 */
@Throws(LoginException::class, JpkiException::class)
fun login(
    reader: CardSource,
    typed: CharArray,
    client: LoginClient,
    challenge: ByteArray,
): ByteArray {
    val received = client.receive(challenge, PURPOSE)
    return Pin.auth(typed).use { pin ->
        MyNumberCard.open(reader.open()).use { card -> received.sign(card, pin).encoded() }
    }
}
