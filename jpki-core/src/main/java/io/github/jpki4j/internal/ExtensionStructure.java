package io.github.jpki4j.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether the extensions that RFC 5280 describes have its structure. A library that cannot read one
 * that is not critical goes on as if it were not there, and it may be what forbids something.
 * Extensions that are not known here are not looked at. Stateless, thread-safe.
 */
public final class ExtensionStructure {

  /** Reads the value of an extension to its end. */
  @FunctionalInterface
  private interface Reading {
    void read(DerCursor value) throws DerException;
  }

  private static final int NONE = 0;
  private static final int A_0 = DerCursor.constructed(0);
  private static final int A_1 = DerCursor.constructed(1);
  private static final int A_2 = DerCursor.constructed(2);
  private static final int P_0 = DerCursor.primitive(0);
  private static final int P_1 = DerCursor.primitive(1);
  private static final int P_2 = DerCursor.primitive(2);

  /** otherName, x400Address, directoryName, ediPartyName; the others are primitive. */
  private static final Set<Integer> NAMES =
      new HashSet<>(Arrays.asList(0xA0, 0x81, 0x82, 0xA3, 0xA4, 0xA5, 0x86, 0x87, 0x88));

  private static final Map<String, Reading> READINGS = readings();

  private ExtensionStructure() {}

  private static Map<String, Reading> readings() {
    Map<String, Reading> readings = new HashMap<>();
    readings.put("2.5.29.14", value -> value.read(DerCursor.OCTET_STRING));
    readings.put("2.5.29.15", ExtensionStructure::keyUsage);
    readings.put("2.5.29.17", ExtensionStructure::names);
    readings.put("2.5.29.18", ExtensionStructure::names);
    readings.put("2.5.29.19", ExtensionStructure::basicConstraints);
    readings.put("2.5.29.30", value -> optional(value, A_0, A_1, NONE));
    readings.put("2.5.29.31", ExtensionStructure::distributionPoints);
    readings.put("2.5.29.32", ExtensionStructure::policies);
    readings.put("2.5.29.33", ExtensionStructure::policyMappings);
    readings.put("2.5.29.35", value -> optional(value, P_0, A_1, P_2));
    readings.put("2.5.29.36", value -> optional(value, P_0, P_1, NONE));
    readings.put("2.5.29.37", ExtensionStructure::extendedKeyUsage);
    readings.put("2.5.29.46", ExtensionStructure::distributionPoints);
    readings.put("2.5.29.54", DerCursor::readInteger);
    readings.put("1.3.6.1.5.5.7.1.1", ExtensionStructure::access);
    readings.put("1.3.6.1.5.5.7.1.11", ExtensionStructure::access);
    return readings;
  }

  /**
   * The extensions that cannot be read, critical or not.
   *
   * @return object identifiers in dotted form, sorted
   */
  public static Set<String> unreadable(CertificateExtensions extensions) {
    Set<String> unreadable = new TreeSet<>();
    for (String oid : extensions.oids()) {
      @Nullable Reading reading = READINGS.get(oid);
      if (reading != null && !isReadable(extensions.value(oid).get(), reading)) {
        unreadable.add(oid);
      }
    }
    return unreadable;
  }

  private static boolean isReadable(DerCursor extension, Reading reading) {
    try {
      DerCursor value = extension.read(DerCursor.OCTET_STRING);
      reading.read(value);
      value.expectEnd();
      return true;
    } catch (DerException e) {
      return false;
    }
  }

  private static void keyUsage(DerCursor value) throws DerException {
    DerCursor bits = value.read(DerCursor.BIT_STRING);
    int unused = bits.at(0);
    if (unused < 0 || unused > 7 || bits.remaining() < 2) {
      throw new DerException("a key usage without bits");
    }
  }

  private static void basicConstraints(DerCursor value) throws DerException {
    DerCursor content = value.read(DerCursor.SEQUENCE);
    if (content.nextIs(DerCursor.BOOLEAN)) {
      content.readAny().booleanContent();
    }
    if (!content.isAtEnd() && content.readInteger().at(0) < 0) {
      throw new DerException("a negative length of the path");
    }
    content.expectEnd();
  }

  private static void extendedKeyUsage(DerCursor value) throws DerException {
    DerCursor usages = value.read(DerCursor.SEQUENCE);
    do {
      usages.skipOid();
    } while (!usages.isAtEnd());
  }

  private static void policies(DerCursor value) throws DerException {
    DerCursor policies = value.read(DerCursor.SEQUENCE);
    do {
      DerCursor policy = policies.read(DerCursor.SEQUENCE);
      policy.skipOid();
      if (!policy.isAtEnd()) {
        DerCursor qualifiers = policy.read(DerCursor.SEQUENCE);
        do {
          DerCursor qualifier = qualifiers.read(DerCursor.SEQUENCE);
          qualifier.skipOid();
          qualifier.readAny();
          qualifier.expectEnd();
        } while (!qualifiers.isAtEnd());
      }
      policy.expectEnd();
    } while (!policies.isAtEnd());
  }

  private static void policyMappings(DerCursor value) throws DerException {
    DerCursor list = value.read(DerCursor.SEQUENCE);
    do {
      DerCursor one = list.read(DerCursor.SEQUENCE);
      one.skipOid();
      one.skipOid();
      one.expectEnd();
    } while (!list.isAtEnd());
  }

  private static void names(DerCursor value) throws DerException {
    requireNames(value.read(DerCursor.SEQUENCE));
  }

  private static void requireNames(DerCursor names) throws DerException {
    do {
      requireName(names);
    } while (!names.isAtEnd());
  }

  private static void requireName(DerCursor names) throws DerException {
    if (!NAMES.contains(names.at(0) & 0xFF)) {
      throw new DerException("a tag that no GeneralName has");
    }
    names.readAny();
  }

  private static void distributionPoints(DerCursor value) throws DerException {
    DerCursor points = value.read(DerCursor.SEQUENCE);
    do {
      optional(points, A_0, P_1, A_2);
    } while (!points.isAtEnd());
  }

  private static void access(DerCursor value) throws DerException {
    DerCursor descriptions = value.read(DerCursor.SEQUENCE);
    do {
      DerCursor description = descriptions.read(DerCursor.SEQUENCE);
      description.skipOid();
      requireName(description);
      description.expectEnd();
    } while (!descriptions.isAtEnd());
  }

  /** A SEQUENCE of elements with these tags in this order, each of which may be left out. */
  private static void optional(DerCursor value, int first, int second, int third)
      throws DerException {
    DerCursor content = value.read(DerCursor.SEQUENCE);
    for (int tag : new int[] {first, second, third}) {
      if (content.nextIs(tag)) {
        content.readAny();
      }
    }
    content.expectEnd();
  }
}
