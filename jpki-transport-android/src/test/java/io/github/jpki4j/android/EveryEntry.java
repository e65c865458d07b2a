package io.github.jpki4j.android;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A program that calls every entry of the library in a list and prints what came of each, in names
 * of the source, so that the library as it is can be compared with one that was shrunk. Arguments:
 * the list, and the mapping file of the shrinker if there is one.
 */
final class EveryEntry {

  private static final String CARD = "io.github.jpki4j.testcard.TestCard";
  private static final String BUILDER = "io.github.jpki4j.testcard.TestCardBuilder";
  private static final String PKI = "io.github.jpki4j.testcard.pki.TestPki";
  private static final String CRL = "io.github.jpki4j.testcard.pki.TestCrlBuilder";
  private static final String CV_CA = "io.github.jpki4j.testcard.pki.TestCvCa";
  private static final String CERTIFICATE_KIND = "io.github.jpki4j.CertificateKind";
  private static final String KEY_KIND = "io.github.jpki4j.KeyKind";
  private static final String CONNECTION = "io.github.jpki4j.transport.CardConnection";
  private static final String FORWARDING = "io.github.jpki4j.transport.ForwardingConnection";
  private static final String OWN = "io.github.jpki4j.android.OwnConnection";
  private static final String FIELD = "io.github.jpki4j.android.PhoneField";
  private static final String PHONE = "io.github.jpki4j.android.Phone";
  private static final String LOOPER = "io.github.jpki4j.android.MainLooper";
  private static final String ACTIVITY = "android.app.Activity";

  private final Renaming names;
  private final World world;

  private EveryEntry(List<Entry> entries, Renaming names) {
    this.names = names;
    this.world = new World(entries, names);
    seeds();
  }

  public static void main(String[] args) throws IOException {
    List<Entry> entries = Files.readAllLines(Path.of(args[0])).stream().map(Entry::parse).toList();
    Renaming names = args.length > 1 ? new Renaming(Path.of(args[1])) : new Renaming();
    EveryEntry program = new EveryEntry(entries, names);
    for (Entry entry : entries) {
      System.out.println(entry + " = " + program.outcome(entry));
    }
    System.exit(0); // whatever thread an entry has left
  }

  private void seeds() {
    Object pki = on(PKI, "create", PKI);
    world.put(
        CONNECTION,
        () -> {
          return of(CARD, "connect", CONNECTION, card(pki));
        });
    Entry own = new Entry(OWN, Entry.CONSTRUCTOR, List.of(CONNECTION), OWN, true);
    world.put(FORWARDING, () -> call(own, null, made(CONNECTION)));
    world.putBytes(() -> certificate(pki));
    world.putBytes(() -> revocationList(pki));
    world.putBytes(() -> (byte[]) of(CV_CA, "keyId", "[B", first(CV_CA)));
    world.putBytes(this::cvCertificate);
    world.put("[C", () -> digits(pki, "verificationNumberA"));
    world.put("[C", () -> digits(pki, "verificationNumberB"));
    Object phone = on(PHONE, Entry.CONSTRUCTOR, PHONE);
    Object activity = on(ACTIVITY, Entry.CONSTRUCTOR, ACTIVITY);
    of(PHONE, "launch", ACTIVITY, phone, ACTIVITY, activity);
    of(PHONE, "resume", "void", phone, ACTIVITY, activity);
    on(LOOPER, "leave", "void");
    world.put(ACTIVITY, () -> activity);
    world.put(
        "android.nfc.Tag",
        () -> {
          Object connection = made(CONNECTION);
          Entry field = new Entry(FIELD, Entry.CONSTRUCTOR, List.of(CONNECTION), FIELD, true);
          return of(FIELD, "tag", "android.nfc.Tag", call(field, null, connection));
        });
  }

  private Object card(Object pki) {
    Object builder = on(CARD, "builder", BUILDER);
    builder = of(BUILDER, "pki", BUILDER, builder, PKI, pki);
    return of(BUILDER, "build", CARD, builder);
  }

  private byte[] certificate(Object pki) {
    Object kind = first(CERTIFICATE_KIND);
    return (byte[]) of(CARD, "certificate", "[B", card(pki), CERTIFICATE_KIND, kind);
  }

  private byte[] cvCertificate() {
    String key = RSAPublicKey.class.getName();
    Object issuer = first(CV_CA);
    Object id = of(CV_CA, "keyId", "[B", issuer);
    Object subject = of(CV_CA, "publicKey", key, issuer);
    return (byte[])
        call(new Entry(CV_CA, "certify", List.of("[B", key), "[B", false), issuer, id, subject);
  }

  private char[] digits(Object pki, String name) {
    return ((String) of(CARD, name, String.class.getName(), card(pki))).toCharArray();
  }

  private byte[] revocationList(Object pki) {
    String instant = Instant.class.getName();
    Entry crl = new Entry(PKI, "crl", List.of(KEY_KIND, instant), CRL, false);
    Object builder = call(crl, pki, first(KEY_KIND), made(instant));
    return (byte[]) of(CRL, "build", "[B", builder);
  }

  private Object first(String type) {
    return world.type(type).getEnumConstants()[0];
  }

  private Object made(String type) {
    try {
      return world.make(type);
    } catch (World.Unmade e) {
      throw new AssertionError(e);
    }
  }

  private Object on(String type, String name, String result) {
    return call(new Entry(type, name, List.of(), result, true), null);
  }

  private Object of(String type, String name, String result, Object receiver) {
    return call(new Entry(type, name, List.of(), result, false), receiver);
  }

  private Object of(
      String type, String name, String result, Object receiver, String parameter, Object argument) {
    return call(new Entry(type, name, List.of(parameter), result, false), receiver, argument);
  }

  private Object call(Entry entry, Object receiver, Object... arguments) {
    try {
      return world.invoke(entry, receiver, arguments);
    } catch (InvocationTargetException e) {
      throw new AssertionError(entry.toString(), e);
    }
  }

  /** What came of an entry; with each value where one of its parameters has several. */
  private String outcome(Entry entry) {
    if (world.type(entry.type()).isEnum() && entry.name().equals("valueOf")) {
      return ofEach(entry, 0, namesOf(world.type(entry.type()).getEnumConstants()));
    }
    int choice = world.choice(entry);
    return choice < 0
        ? one(entry, -1, null)
        : ofEach(entry, choice, world.alternatives(entry, choice).toArray());
  }

  private static Object[] namesOf(Object[] constants) {
    List<Object> names = new ArrayList<>();
    for (Object constant : constants) {
      names.add(((Enum<?>) constant).name());
    }
    return names.toArray();
  }

  private String ofEach(Entry entry, int at, Object[] constants) {
    List<String> outcomes = new ArrayList<>();
    for (Object constant : constants) {
      outcomes.add(one(entry, at, constant));
    }
    return outcomes.toString();
  }

  private String one(Entry entry, int at, Object constant) {
    try {
      Object receiver = entry.onType() ? null : world.make(entry.type());
      Object[] arguments = world.arguments(entry);
      if (at >= 0) {
        arguments[at] = constant;
      }
      return "ok " + told(entry, world.invoke(entry, receiver, arguments));
    } catch (World.Unmade e) {
      return "UNMADE " + e.getMessage();
    } catch (InvocationTargetException e) {
      return thrown(e.getCause());
    }
  }

  private String thrown(Throwable thrown) {
    StringBuilder text = new StringBuilder("throws");
    for (Throwable it = thrown; it != null; it = it.getCause()) {
      text.append(' ').append(names.original(it.getClass()));
    }
    return text.toString();
  }

  /** Texts, except for those that name a class; of the rest the kind and the number. */
  private String told(Entry entry, Object value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof String text) {
      return entry.name().equals("toString") ? "a text" : text.replace('\n', ' ');
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? "with " + told(entry, optional.get()) : "without";
    }
    if (value instanceof Collection<?> all) {
      return all.size() + " elements";
    }
    if (value.getClass().isArray()) {
      return Array.getLength(value) + " elements";
    }
    boolean proxy = java.lang.reflect.Proxy.isProxyClass(value.getClass());
    return proxy || value.getClass().isSynthetic() || value.getClass().isHidden()
        ? "an object"
        : names.original(value.getClass());
  }
}
