package io.github.jpki4j.document.signer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.document.signer.RsaVector.Pss;
import io.github.jpki4j.document.signer.RsaVector.Result;
import io.github.jpki4j.testkit.program.PublishedVectors;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads published signatures with RSA in the forms of those who publish them. */
final class RsaVectors {

  private RsaVectors() {}

  /** All of Project Wycheproof, in JSON. */
  static List<RsaVector> wycheproof() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(PublishedVectors.WYCHEPROOF.folder())) {
      files = all.sorted().toList();
    }
    List<RsaVector> vectors = new ArrayList<>();
    for (Path file : files) {
      for (JsonNode group : new ObjectMapper().readTree(file.toFile()).get("testGroups")) {
        for (JsonNode test : group.get("tests")) {
          vectors.add(
              new RsaVector(
                  file.getFileName() + " " + test.get("tcId"),
                  group.get("sha").asText(),
                  group.has("sLen")
                      ? Optional.of(
                          new Pss(group.get("mgfSha").asText(), group.get("sLen").asInt()))
                      : Optional.empty(),
                  number(group.get("n").asText()),
                  number(group.get("e").asText()),
                  bytes(test.get("msg").asText()),
                  bytes(test.get("sig").asText()),
                  Result.valueOf(test.get("result").asText().toUpperCase(Locale.ROOT))));
        }
      }
    }
    return vectors;
  }

  /**
   * Those of NIST for PKCS #1 v1.5 and for PSS: lines, of which the last of a test is its result.
   */
  static List<RsaVector> fips() throws IOException {
    List<RsaVector> vectors = new ArrayList<>();
    for (String file : List.of("SigVer15_186-3.rsp", "SigVerPSS_186-3.rsp")) {
      Map<String, String> fields = new HashMap<>();
      for (String line : Files.readAllLines(PublishedVectors.FIPS_RSA.folder().resolve(file))) {
        String[] parts = line.split(" = ", 2);
        if (parts.length == 2) {
          fields.put(parts[0], parts[1].strip());
        }
        if (parts[0].equals("Result")) {
          vectors.add(fips(file + " " + (vectors.size() + 1), fields));
        }
      }
    }
    return vectors;
  }

  private static RsaVector fips(String name, Map<String, String> fields) {
    String hash = field(fields, "SHAAlg").replace("SHA", "SHA-");
    return new RsaVector(
        name,
        hash,
        name.contains("PSS")
            ? Optional.of(new Pss(hash, bytes(field(fields, "SaltVal")).length))
            : Optional.empty(),
        number(field(fields, "n")),
        number(field(fields, "e")),
        bytes(field(fields, "Msg")),
        bytes(field(fields, "S")),
        field(fields, "Result").equals("P") ? Result.VALID : Result.INVALID);
  }

  private static String field(Map<String, String> fields, String name) {
    return Objects.requireNonNull(fields.get(name), name);
  }

  private static BigInteger number(String hex) {
    return new BigInteger(hex, 16);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
