package io.github.jpki4j.samples.kotlin

import io.github.jpki4j.JpkiException
import io.github.jpki4j.KeyKind
import io.github.jpki4j.cert.CertificateValidator
import io.github.jpki4j.cert.JpkiCertificate
import io.github.jpki4j.cert.TrustAnchors
import io.github.jpki4j.cert.revocation.Crl
import io.github.jpki4j.cert.revocation.CrlChecker
import io.github.jpki4j.testcard.TestCard
import io.github.jpki4j.testcard.fault.Fault
import io.github.jpki4j.testcard.fault.FaultyConnection
import io.github.jpki4j.testcard.junit.WithTestCard
import io.github.jpki4j.testcard.pki.Revocation
import io.github.jpki4j.transport.CardSource
import java.security.cert.CRLReason
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows

private const val TODAY = "2026-11-23T00:00:00Z"

class LoginTest {

    private val now = Instant.parse(TODAY)

    private fun server(card: TestCard, at: Instant = now, revoked: Revocation? = null): LoginCheck {
        val list = card.pki().crl(KeyKind.AUTH, at)
        revoked?.let { list.revoke(it) }
        val authority = JpkiCertificate.parse(card.pki().authorityCertificate(KeyKind.AUTH))
        return LoginCheck(
            CertificateValidator.builder()
                .anchors(TrustAnchors.none().withTestRoot(KeyKind.AUTH, authority))
                .revocation(CrlChecker.of(Crl.parse(list.build())))
                .clock(Clock.fixed(at, ZoneOffset.UTC))
                .build()
        )
    }

    private fun login(card: CardSource, server: LoginCheck): LoginProof =
        login(card, "1234".toCharArray(), server.challenge)

    private fun failure(card: CardSource, pin: String): String =
        sentence(assertThrows<JpkiException> { login(card, pin.toCharArray(), ByteArray(32)) })

    @Test
    @WithTestCard(today = TODAY)
    fun `the right PIN logs in once`(card: TestCard) {
        val server = server(card)
        val proof = login(card, server)
        assertThat(server.objections(proof)).isEmpty()
        assertThat(server.objections(proof)).containsExactly("the challenge was answered before")
        assertThat(server(card).objections(proof))
            .containsExactly("the signature is not that of this challenge")
    }

    @Test
    @WithTestCard
    fun `a wrong PIN spends one try`(card: TestCard) {
        assertThat(failure(card, "9999")).isEqualTo("Wrong PIN. Tries left: 2.")
    }

    @Test
    @WithTestCard(authTriesLeft = 0)
    fun `a blocked PIN is said`(card: TestCard) {
        assertThat(failure(card, "1234")).startsWith("The PIN is blocked.")
    }

    @Test
    @WithTestCard(authTriesLeft = 1)
    fun `the last try is kept`(card: TestCard) {
        assertThat(failure(card, "1234")).startsWith("Only one try is left.")
        assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(1)
    }

    @Test
    @WithTestCard
    fun `without a card the person is asked for one`(card: TestCard) {
        card.remove()
        assertThat(failure(card, "1234")).startsWith("No card.")
    }

    @Test
    @WithTestCard
    fun `a card that is pulled at any command spends no try`(card: TestCard) {
        val counting = FaultyConnection(card.open(), Fault.DELAY, -1)
        login({ counting }, "1234".toCharArray(), ByteArray(32))
        val last = counting.commands() - 1 // leaves the application at close(), which never fails
        for (command in 0 until last) {
            card.insert()
            val pulled = FaultyConnection(card.open(), Fault.REMOVED_BEFORE, command)
            assertThat(failure({ pulled }, "1234")).startsWith("The card was ")
            assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3)
        }
    }

    @Test
    @WithTestCard(today = TODAY)
    fun `an expired certificate is refused`(card: TestCard) {
        val server = server(card, now.plus(Duration.ofDays(6 * 366)))
        assertThat(server.objections(login(card, server))).containsExactly("EXPIRED")
    }

    @Test
    @WithTestCard(today = TODAY)
    fun `a revoked certificate is refused`(card: TestCard) {
        val serial = JpkiCertificate.parse(login(card, server(card)).certificate).serial()
        val anHourAgo = now.minus(Duration.ofHours(1))
        val server =
            server(card, now, Revocation(serial, CRLReason.CESSATION_OF_OPERATION, anHourAgo))
        assertThat(server.objections(login(card, server))).containsExactly("REVOKED")
    }
}
