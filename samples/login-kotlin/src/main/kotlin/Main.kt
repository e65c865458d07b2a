package io.github.jpki4j.samples.kotlin

import io.github.jpki4j.CardRemovedException
import io.github.jpki4j.JpkiException
import io.github.jpki4j.LastTryException
import io.github.jpki4j.PinBlockedException
import io.github.jpki4j.PinIncorrectException
import io.github.jpki4j.PinOutcomeUnknownException
import io.github.jpki4j.TransportException
import io.github.jpki4j.TransportException.Remedy
import io.github.jpki4j.cert.CertificateValidator
import io.github.jpki4j.cert.TrustAnchors
import io.github.jpki4j.login.InMemoryNonceStore
import io.github.jpki4j.login.LoginClient
import io.github.jpki4j.login.LoginException
import io.github.jpki4j.login.LoginOrigin
import io.github.jpki4j.login.LoginReport
import io.github.jpki4j.login.LoginVerifier
import io.github.jpki4j.pcsc.PcscReaders
import io.github.jpki4j.pin.PinFormatException
import java.net.URI
import java.time.Clock
import java.time.Duration
import kotlin.system.exitProcess

/** Client and server are in one process here; else this is the address of the connection. */
private val SERVER = URI.create("https://www.example.jp/")

/** Of a server with many visitors: the value of the visitor's cookie. */
private const val SESSION = "desktop"

/** Logs in with the card in the reader, and says in one sentence how it ended. */
fun main() {
    val console = System.console() ?: fail("This program asks for a PIN and needs a terminal.", 2)
    // No source of revocation data, which only certified verifiers may fetch: the report says so.
    val validator = CertificateValidator.builder().anchors(TrustAnchors.production()).build()
    val nonces = InMemoryNonceStore(1, Clock.systemUTC())
    val server = LoginVerifier.builder(LoginOrigin.ofAddress(SERVER), validator, nonces).build()
    val typed = console.readPassword("PIN for user authentication (4 digits): ")
    try {
        val readers = PcscReaders.system()
        val challenge = server.issue(PURPOSE, SESSION).encoded()
        val client = LoginClient.of(SERVER)
        val response = login({ readers.await(Duration.ofSeconds(30)) }, typed, client, challenge)
        val objections = objections(server.verify(response, PURPOSE, SESSION))
        println(if (objections.isEmpty()) "Logged in." else "Not accepted: $objections")
    } catch (e: JpkiException) {
        fail(sentence(e), 1)
    } catch (e: LoginException) {
        fail("Nothing was signed: ${e.message}", 1)
    } catch (e: PinFormatException) {
        fail("A PIN for user authentication has four digits.", 1)
    } finally {
        typed.fill('\u0000')
    }
}

/** Why nobody is logged in, for the log of a server; empty if somebody is. */
fun objections(report: LoginReport): List<String> =
    report.objections().map { "${it.code()} ${it.arguments().joinToString(" ")}".trim() }

/** What a person should know and do. */
fun sentence(e: JpkiException): String =
    when (e) {
        is PinIncorrectException -> "Wrong PIN. Tries left: ${e.triesLeft()}."
        is PinBlockedException -> "The PIN is blocked. Your municipality can reset it."
        is LastTryException ->
            "Only one try is left. It was not used. Make sure of the PIN first."
        is PinOutcomeUnknownException ->
            "The card was lost while the PIN was sent. One try may be spent."
        is CardRemovedException -> "The card was removed too early. Put it back and leave it."
        is TransportException ->
            when (e.remedy()) {
                Remedy.PRESENT_CARD -> "No card. Put the card into the reader."
                Remedy.REOPEN -> "Another program used the card. Try again."
                Remedy.CHECK_READER -> "The reader does not work: ${e.message}"
            }
        else -> e.message ?: "The card could not be used."
    }

private fun fail(sentence: String, code: Int): Nothing {
    System.err.println(sentence)
    exitProcess(code)
}
