package io.github.jpki4j.samples.web;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Runs the server; application.properties has what can be set. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class WebLogin {

  /**
   * Runs.
   *
   * @param args properties, such as {@code --server.port=9443}
   */
  public static void main(String[] args) {
    SpringApplication.run(WebLogin.class, args);
  }
}
