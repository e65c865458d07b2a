package io.github.jpki4j.samples.kotlin

import io.github.jpki4j.CertificateKind
import io.github.jpki4j.JpkiException
import io.github.jpki4j.KeyKind
import io.github.jpki4j.cert.CertificateValidator
import io.github.jpki4j.cert.JpkiCertificate
import io.github.jpki4j.cert.TrustAnchors
import io.github.jpki4j.cert.revocation.Crl
import io.github.jpki4j.cert.revocation.CrlChecker
import io.github.jpki4j.login.InMemoryNonceStore
import io.github.jpki4j.login.LoginClient
import io.github.jpki4j.login.LoginCode
import io.github.jpki4j.login.LoginException
import io.github.jpki4j.login.LoginOrigin
import io.github.jpki4j.login.LoginVerifier
import io.github.jpki4j.testcard.TestCard
import io.github.jpki4j.testcard.fault.Fault
import io.github.jpki4j.testcard.fault.FaultyConnection
import io.github.jpki4j.testcard.junit.WithTestCard
import io.github.jpki4j.testcard.pki.Revocation
import io.github.jpki4j.transport.CardSource
import java.net.URI
import java.security.cert.CRLReason
import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows

private const val TODAY = "2026-11-23T00:00:00Z"

class LoginTest {

    private val now = Instant.parse(TODAY)
    private val clock = Clock.fixed(now, ZoneOffset.UTC)
    private val origin = LoginOrigin.of("https://www.example.jp")

    private fun server(
        card: TestCard,
        at: Clock = clock,
        revoked: Revocation? = null,
    ): LoginVerifier {
        val list = card.pki().crl(KeyKind.AUTH, at.instant())
        revoked?.let { list.revoke(it) }
        val authority = JpkiCertificate.parse(card.pki().authorityCertificate(KeyKind.AUTH))
        val validator =
            CertificateValidator.builder()
                .anchors(TrustAnchors.none().withTestRoot(KeyKind.AUTH, authority))
                .revocation(CrlChecker.of(Crl.parse(list.build())))
                .clock(at)
                .build()
        return LoginVerifier.builder(origin, validator, InMemoryNonceStore(10, at))
            .clock(at)
            .build()
    }

    private fun login(
        card: CardSource,
        server: LoginVerifier,
        pin: String = "1234",
        at: Clock = clock,
    ): ByteArray {
        val client = LoginClient.of(origin, at, Duration.ofMinutes(10))
        return login(card, pin.toCharArray(), client, server.issue(PURPOSE, "session").encoded())
    }

    private fun objections(server: LoginVerifier, response: ByteArray): List<String> =
        objections(server.verify(response, PURPOSE, "session"))

    private fun failure(card: TestCard, pin: String, reader: CardSource = card): String =
        sentence(assertThrows<JpkiException> { login(reader, server(card), pin) })

    @Test
    @WithTestCard(today = TODAY)
    fun `the right PIN logs in once`(card: TestCard) {
        val server = server(card)
        val response = login(card, server)
        assertThat(objections(server, response)).isEmpty()
        assertThat(objections(server, response)).startsWith("NONCE_USED")
        assertThat(objections(server(card), response)).startsWith("NONCE_UNKNOWN")
    }

    @Test
    @WithTestCard(today = TODAY)
    fun `a coroutine logs in on a thread that may wait`(card: TestCard) = runBlocking {
        val server = server(card)
        val response = withContext(Dispatchers.IO) { login(card, server) }
        assertThat(objections(server, response)).isEmpty()
    }

    @Test
    @WithTestCard(today = TODAY)
    fun `a challenge of another server reaches no card`(card: TestCard) {
        val challenge = server(card).issue(PURPOSE, "session").encoded()
        val other = LoginClient.of(URI.create("https://evil.example/"))
        val refusal =
            assertThrows<LoginException> { login(card, "1234".toCharArray(), other, challenge) }
        assertThat(refusal.code()).isEqualTo(LoginCode.ORIGIN_OTHER)
        assertThat(card.traffic().commands()).isZero()
    }

    @Test
    @WithTestCard(today = TODAY)
    fun `a wrong PIN spends one try`(card: TestCard) {
        assertThat(failure(card, "9999")).isEqualTo("Wrong PIN. Tries left: 2.")
    }

    @Test
    @WithTestCard(today = TODAY, authTriesLeft = 0)
    fun `a blocked PIN is said`(card: TestCard) {
        assertThat(failure(card, "1234")).startsWith("The PIN is blocked.")
    }

    @Test
    @WithTestCard(today = TODAY, authTriesLeft = 1)
    fun `the last try is kept`(card: TestCard) {
        assertThat(failure(card, "1234")).startsWith("Only one try is left.")
        assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(1)
    }

    @Test
    @WithTestCard(today = TODAY)
    fun `without a card the person is asked for one`(card: TestCard) {
        card.remove()
        assertThat(failure(card, "1234")).startsWith("No card.")
    }

    @Test
    @WithTestCard(today = TODAY)
    fun `a card that is pulled at any command spends no try`(card: TestCard) {
        val counting = FaultyConnection(card.open(), Fault.DELAY, -1)
        login({ counting }, server(card))
        val last = counting.commands() - 1 // leaves the application at close(), which never fails
        for (command in 0 until last) {
            card.insert()
            val pulled = FaultyConnection(card.open(), Fault.REMOVED_BEFORE, command)
            assertThat(failure(card, "1234") { pulled }).startsWith("The card was ")
            assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3)
        }
    }

    @Test
    @WithTestCard(today = TODAY)
    fun `an expired certificate is said before the PIN is used`(card: TestCard) {
        val later = Clock.offset(clock, Duration.ofDays(6 * 366))
        val refusal =
            assertThrows<LoginException> { login(card, server(card, later), "9999", later) }
        assertThat(refusal.code()).isEqualTo(LoginCode.CERTIFICATE_NOT_VALID_NOW)
        assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3)
    }

    @Test
    @WithTestCard(today = TODAY)
    fun `a revoked certificate is refused`(card: TestCard) {
        val serial = JpkiCertificate.parse(card.certificate(CertificateKind.AUTH)).serial()
        val anHourAgo = now.minus(Duration.ofHours(1))
        val revocation = Revocation(serial, CRLReason.CESSATION_OF_OPERATION, anHourAgo)
        val server = server(card, revoked = revocation)
        assertThat(objections(server, login(card, server)))
            .containsExactly("CERTIFICATE_NOT_TRUSTED REVOKED")
    }
}
