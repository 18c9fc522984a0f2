/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A JVM whose JMX asks for a login: operator1 may do all, viewer may read. */
public final class GuardedJvm implements AutoCloseable {
  private final Path directory;
  private final RunningJvm jvm;
  private final String url;

  public GuardedJvm(Jdk jdk, Path directory) throws IOException {
    this.directory = directory;
    this.jvm =
        ForkedJvm.of(jdk)
            .withFlags("-Djava.rmi.server.hostname=127.0.0.1")
            .withAgent("include=io.loopbrake.audit.**")
            .start(
                "io.loopbrake.audit.Guarded",
                file("passwords", "operator1 secret\nviewer secret\n"),
                file("access", "operator1 readwrite\nviewer readonly\n"));
    this.url = jvm.nextLine();
    assertThat(url).startsWith("service:jmx:");
  }

  /** JMX takes no password file that others may read. */
  private String file(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }

  public RunningJvm jvm() {
    return jvm;
  }

  public String url() {
    return url;
  }

  /** A file with the password of all users. */
  public String secret() throws IOException {
    return file("secret", "secret\n");
  }

  @Override
  public void close() {
    jvm.close();
  }
}
