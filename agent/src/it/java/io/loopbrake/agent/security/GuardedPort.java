/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.docs.MarkdownPage;
import io.loopbrake.agent.testing.FreePort;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.JdkTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A JMX port with TLS, passwords and roles, as the page on security has it. */
public record GuardedPort(Path directory, String number) {
  private static final String PAGES_DIRECTORY = "/etc/acme";
  private static final String PAGES_PORT = "9010";

  /** With the users operator1 and viewer; the password of both is secret. */
  public static GuardedPort in(Path directory) throws Exception {
    GuardedPort port = new GuardedPort(directory, Integer.toString(FreePort.ofLoopback()));
    port.file("passwords", "operator1 secret\nviewer secret\n");
    port.file("access", "operator1 readwrite\nviewer readonly\n");
    port.keytool(
        "-genkeypair -alias jmx -keyalg RSA -dname CN=localhost -ext san=ip:127.0.0.1"
            + " -storetype PKCS12 -keystore keys.p12");
    port.keytool("-exportcert -alias jmx -keystore keys.p12 -file jmx.cer");
    port.keytool(
        "-importcert -noprompt -alias jmx -storetype PKCS12 -keystore trusted.p12 -file jmx.cer");
    return port;
  }

  public String[] flagsOfThePage() {
    return flags("jmx-flags");
  }

  /** For those who connect: whom to trust. */
  public String[] flagsOfItsUsers() {
    return flags("trust-flags");
  }

  private String[] flags(String name) {
    List<String> flags = MarkdownPage.of("docs/security.md").fileNamed(name);
    assertThat(flags).anyMatch(flag -> flag.contains(PAGES_DIRECTORY));
    return flags.stream()
        .map(flag -> flag.replace(PAGES_DIRECTORY, directory.toString()))
        .map(flag -> flag.replace(PAGES_PORT, number))
        .toArray(String[]::new);
  }

  /** JMX takes no password file that others may read. */
  private void file(String name, String text) throws Exception {
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private void keytool(String words) {
    JdkTool.runIn(directory, Jdk.ofBuild(), "keytool", ("-storepass secret " + words).split(" "));
  }
}
