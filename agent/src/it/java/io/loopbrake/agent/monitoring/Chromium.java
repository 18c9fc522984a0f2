/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.monitoring;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A Chromium of its own without a window, with an empty profile and no network but the loopback
 * address. It is operated by the DevTools protocol.
 */
final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Process process;
  private final URI address;

  private Chromium(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Skips the test, and says so, on a machine without Chromium. */
  static void assumeThere() {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      System.out.println("hawtio skipped, as this machine has none of " + NAMES);
    }
    assumeThat(program).isPresent();
  }

  private static Optional<Path> program() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts with an empty page; the directory is for the profile and the log. */
  static Chromium start(Path directory) throws IOException {
    Path profile = directory.resolve("profile");
    ProcessBuilder builder =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "--headless=new",
                // Root, whom a container has, gets no sandbox. The pages are ours.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--enable-automation",
                "--no-first-run",
                "--password-store=basic",
                "--disable-background-networking",
                "--disable-component-update",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + profile,
                "--window-size=1400,1000",
                "--remote-debugging-port=0",
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("chromium.log").toFile());
    // Where it keeps its socket, which nobody removes after it was killed.
    builder.environment().put("TMPDIR", directory.toString());
    Process process = builder.start();
    try {
      Path port = profile.resolve("DevToolsActivePort");
      await().atMost(PATIENCE).until(() -> Files.exists(port) && Files.size(port) > 0);
      String number = Files.readAllLines(port).get(0);
      return new Chromium(process, URI.create("http://127.0.0.1:" + number + "/json/list"));
    } catch (IOException | RuntimeException e) {
      end(process);
      throw e;
    }
  }

  /** Attaches to the page whose address has this in it, once there is one. */
  ChromiumPage page(String part) {
    return ChromiumPage.attach(
        await()
            .atMost(PATIENCE)
            .until(() -> pages().filter(page -> isAt(page, part)).findFirst(), Optional::isPresent)
            .map(page -> URI.create(page.get("webSocketDebuggerUrl").getAsString()))
            .orElseThrow());
  }

  private static boolean isAt(JsonObject page, String part) {
    return page.get("url").getAsString().contains(part);
  }

  private Stream<JsonObject> pages() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    String body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return StreamSupport.stream(JsonParser.parseString(body).getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(target -> target.get("type").getAsString().equals("page"));
  }

  @Override
  public void close() {
    end(process);
  }

  /** The processes that it started have to go, too: they would write to the profile once more. */
  private static void end(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    await().atMost(PATIENCE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }
}
