package io.github.jpki4j.it.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.it.library.StartedDss;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What EU DSS is in a process is settled by the class of tests that uses it first. */
final class DssUserTest {

  private static final String SERVICE = "io.github.jpki4j.document.longterm.LongTermService";

  @Test
  void eachClassOfTestsThatUsesDssStartsItFirst() throws Exception {
    Set<String> users = usersOfDss(Use.of(testClasses()));
    List<String> tests = users.stream().filter(user -> user.matches(".*(Test|IT)")).toList();
    assertThat(tests).hasSizeGreaterThan(4);
    assertThat(tests).allMatch(DssUserTest::startsDss, "has the extension StartedDss");
  }

  private static Path testClasses() throws URISyntaxException {
    return Path.of(DssUserTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static boolean startsDss(String test) {
    try {
      return Arrays.stream(Class.forName(test).getAnnotationsByType(ExtendWith.class))
          .flatMap(annotation -> Arrays.stream(annotation.value()))
          .anyMatch(StartedDss.class::equals);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** The classes here that mention DSS, or a class here that does. */
  private static Set<String> usersOfDss(List<Use> uses) {
    Set<String> users = new HashSet<>();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (Use use : uses) {
        boolean mentions = isDss(use) || users.contains(use.used());
        grown |=
            mentions && !use.user().equals(StartedDss.class.getName()) && users.add(use.user());
      }
    }
    return users;
  }

  private static boolean isDss(Use use) {
    return use.isOf("eu.europa.esig")
        || use.isOf("io.github.jpki4j.dss")
        || use.used().equals(SERVICE);
  }
}
