package io.github.jpki4j.it.cert;

import java.util.Locale;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.util.encoders.Hex;

/** Extensions that are not critical, with a value that has not the structure of RFC 5280. */
enum Unreadable {
  KEY_IDENTIFIER("2.5.29.14", "0500", true, true),
  KEY_IDENTIFIER_AND_MORE("2.5.29.14", "0401000500", false, true),
  ISSUER_ALTERNATIVE_NAME("2.5.29.18", "3003890101", false, false),
  ISSUER_ALTERNATIVE_NAME_OF_NONE("2.5.29.18", "3000", false, false),
  DISTRIBUTION_POINTS("2.5.29.31", "0500", true, true),
  DISTRIBUTION_POINT_AND_MORE("2.5.29.31", "300430020500", true, true),
  AUTHORITY_KEY_IDENTIFIER("2.5.29.35", "FFFF", true, true),
  AUTHORITY_KEY_IDENTIFIER_CUT("2.5.29.35", "3016801401", true, true),
  AUTHORITY_KEY_IDENTIFIER_OF_ANOTHER_TAG("2.5.29.35", "3003830101", true, true),
  AUTHORITY_INFORMATION_ACCESS("1.3.6.1.5.5.7.1.1", "0500", false, false),
  AUTHORITY_INFORMATION_ACCESS_WITHOUT_PLACE("1.3.6.1.5.5.7.1.1", "300430020600", false, false),
  SUBJECT_INFORMATION_ACCESS("1.3.6.1.5.5.7.1.11", "3003060100", false, false),
  FRESHEST_CRL("2.5.29.46", "3000", false, false),
  NAME_CONSTRAINTS("2.5.29.30", "0500", true, true),
  POLICY_CONSTRAINTS("2.5.29.36", "3003820100", true, false),
  INHIBIT_ANY_POLICY("2.5.29.54", "0500", true, false),
  POLICY_MAPPINGS("2.5.29.33", "3000", true, false),
  BASIC_CONSTRAINTS("2.5.29.19", "FFFF", true, true),
  BASIC_CONSTRAINTS_AND_MORE("2.5.29.19", "30030101FF0500", true, true),
  BASIC_CONSTRAINTS_OF_A_NEGATIVE_LENGTH("2.5.29.19", "30060101FF0201FF", true, true);

  private final String oid;
  private final String value;
  private final boolean refusedInLeaf;
  private final boolean refusedInAuthority;

  /** The last two tell where openssl refuses it as well. */
  Unreadable(String oid, String value, boolean refusedInLeaf, boolean refusedInAuthority) {
    this.oid = oid;
    this.value = value;
    this.refusedInLeaf = refusedInLeaf;
    this.refusedInAuthority = refusedInAuthority;
  }

  ASN1ObjectIdentifier oid() {
    return new ASN1ObjectIdentifier(oid);
  }

  byte[] value() {
    return Hex.decode(value);
  }

  /** Whether openssl refuses a leaf with it, too. */
  boolean isRefusedInLeaf() {
    return refusedInLeaf;
  }

  /** Whether openssl refuses a trusted CA with it, too. */
  boolean isRefusedInAuthority() {
    return refusedInAuthority;
  }

  /** Whether it stands where the authority key identifier would. */
  boolean replacesIdentifier() {
    return oid.equals("2.5.29.35");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
