package io.github.jpki4j.samples.kotlin

import io.github.jpki4j.KeyKind
import io.github.jpki4j.MalformedDataException
import io.github.jpki4j.cert.CertificateValidator
import io.github.jpki4j.cert.JpkiCertificate
import java.security.GeneralSecurityException
import java.security.SecureRandom
import java.security.Signature

/**
 * The server's side: gives out a challenge, and accepts one proof for it. One object for one login;
 * not thread-safe.
 */
class LoginCheck(private val validator: CertificateValidator) {

    private val random = ByteArray(32).also { SecureRandom().nextBytes(it) }
    private var used = false

    /** What is to be signed, a copy. */
    val challenge: ByteArray
        get() = random.clone()

    /** Why a proof is not accepted; empty if it is. */
    fun objections(proof: LoginProof): List<String> {
        if (used) return listOf("the challenge was answered before")
        used = true
        return try {
            val certificate = JpkiCertificate.parse(proof.certificate)
            val issuer = JpkiCertificate.parse(proof.issuer)
            val report = validator.validate(KeyKind.AUTH, certificate, listOf(issuer))
            when {
                !report.isTrusted -> report.objections().map { it.code().name }
                !isSigned(certificate, proof.signature) ->
                    listOf("the signature is not that of this challenge")
                else -> listOf()
            }
        } catch (e: MalformedDataException) {
            listOf("not a certificate")
        } catch (e: GeneralSecurityException) {
            listOf("not a signature")
        }
    }

    private fun isSigned(certificate: JpkiCertificate, signature: ByteArray): Boolean =
        with(Signature.getInstance("SHA256withRSA")) {
            initVerify(certificate.x509())
            update(random)
            verify(signature)
        }
}
