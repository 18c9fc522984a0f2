/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A server of a database on loopback, with its data in a directory of the test. */
final class DatabaseServer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final String ROOT = "root";
  private static final String POSTGRES_USER = "postgres";

  private final Process process;
  private final int port;

  private DatabaseServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** PostgreSQL as Debian installs it; empty if it is not on this machine. */
  static Optional<DatabaseServer> postgres(Path directory) throws Exception {
    Optional<Path> programs =
        under(Path.of("/usr/lib/postgresql"), "bin/postgres").map(Path::getParent);
    if (programs.isEmpty()) {
      return Optional.empty();
    }
    Path data = directory.resolve("postgres");
    List<String> user = new ArrayList<>();
    if (System.getProperty("user.name").equals(ROOT)) {
      // It refuses to be run by root.
      user.addAll(List.of("runuser", "-u", POSTGRES_USER, "--"));
      Files.createDirectory(data);
      run(directory, List.of("chown", "-R", POSTGRES_USER, data.toString()));
      run(directory, List.of("chmod", "a+x", directory.toString()));
    }
    int port = FreePort.ofLoopback();
    run(
        directory,
        and(
            user,
            programs.get() + "/initdb",
            "-D",
            data.toString(),
            "-U",
            "tester",
            "-A",
            "trust",
            "--no-sync"));
    return Optional.of(
        started(
            directory,
            port,
            and(
                user,
                programs.get() + "/postgres",
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off")));
  }

  /** MariaDB as Debian installs it; empty if it is not on this machine. */
  static Optional<DatabaseServer> mariaDb(Path directory) throws Exception {
    Path server = Path.of("/usr/sbin/mariadbd");
    if (!Files.isExecutable(server)) {
      return Optional.empty();
    }
    Path data = directory.resolve("mariadb");
    String user = "--user=" + System.getProperty("user.name");
    run(
        directory,
        List.of(
            "/usr/bin/mariadb-install-db",
            "--no-defaults",
            "--datadir=" + data,
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
            user));
    int port = FreePort.ofLoopback();
    return Optional.of(
        started(
            directory,
            port,
            List.of(
                server.toString(),
                "--no-defaults",
                "--datadir=" + data,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + directory.resolve("socket"),
                user)));
  }

  int port() {
    return port;
  }

  private static DatabaseServer started(Path directory, int port, List<String> command)
      throws IOException {
    DatabaseServer server = new DatabaseServer(builder(directory, command).start(), port);
    try {
      Awaitility.await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(server::answers);
    } catch (RuntimeException | Error failed) {
      server.close();
      throw failed;
    }
    return server;
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void run(Path directory, List<String> command) throws Exception {
    Process process = builder(directory, command).start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(command.toString()).isTrue();
    assertThat(process.exitValue()).as(command + ": " + log(directory)).isZero();
  }

  private static String log(Path directory) throws IOException {
    return Files.readString(directory.resolve("log"));
  }

  private static ProcessBuilder builder(Path directory, List<String> command) {
    File log = directory.resolve("log").toFile();
    return new ProcessBuilder(command)
        .directory(new File("/"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
  }

  private static List<String> and(List<String> first, String... more) {
    return Stream.concat(first.stream(), Stream.of(more)).toList();
  }

  private static Optional<Path> under(Path directory, String file) throws IOException {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(directory)) {
      return versions
          .map(version -> version.resolve(file))
          .filter(Files::isExecutable)
          .max(Path::compareTo);
    }
  }

  @Override
  public void close() {
    // runuser hands the signal on.
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
