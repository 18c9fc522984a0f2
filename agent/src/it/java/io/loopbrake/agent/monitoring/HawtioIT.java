/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonParser;
import io.loopbrake.agent.docs.MarkdownPage;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.FreePort;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.RunningJvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hawtio in a Chromium, and the stock agent of Jolokia beside ours: find, stop, read. */
@Tag("full")
class HawtioIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LOGIN = "jolokia { io.loopbrake.audit.NamedLogin required; };";

  private static final String FIND = "findLoops(long)";
  private static final String STOP = "stopTask(String, String)";
  private static final String DESCRIBE = "describe(long)";

  private static final MarkdownPage PAGE = MarkdownPage.of("docs/monitoring.md");

  @TempDir private Path directory;

  @Test
  void a_runaway_is_found_stopped_and_read_by_clicks_in_the_pages_of_hawtio() throws Exception {
    Chromium.assumeThere();
    int port = FreePort.ofLoopback();
    RunningJvm server = startHawtio(port);
    try (server) {
      URI hawtio = URI.create("http://127.0.0.1:" + port + "/hawtio/");
      await().atMost(PATIENCE).ignoreExceptions().until(() -> status(hawtio) == 200);
      int bridge = FreePort.ofLoopback();
      Path said = directory.resolve("application.log");
      RunningJvm application = startApplication(bridge, said);
      try (application;
          Chromium chromium = Chromium.start(directory)) {
        URI jolokia = URI.create("http://127.0.0.1:" + bridge + "/jolokia/");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> status(jolokia) == 401);

        ChromiumPage page = chromium.page("about:blank");
        page.answerLoginWith("alice", "secret");
        page.open(hawtio);
        connect(page, bridge);
        findStopAndRead(chromium.page("con=shop"), said);
      }
    }
  }

  private static void connect(ChromiumPage page, int port) {
    page.click("//button[normalize-space()='Add connection']");
    page.fill("//input[@id='connection-name']", "shop");
    page.fill("//input[@id='connection-host']", "127.0.0.1");
    page.fill("//input[@id='connection-port']", "" + port);
    page.fill("//input[@id='connection-path']", "/jolokia");
    page.click("//button[@type='submit'][normalize-space()='Add']");
    page.click(
        "//*[contains(@class, 'list-group-item')][.//*[@title='Endpoint reachable']]"
            + "//button[normalize-space()='Connect']");
  }

  private static void findStopAndRead(ChromiumPage page, Path said) throws IOException {
    page.click("//li[normalize-space()='io.loopbrake']");
    page.click("//li[normalize-space()='Loopbrake']");
    page.click("//a[normalize-space()='Operations']");

    String task = hottest(execute(page, FIND, Map.of("millis", "1000")));
    assertThat(execute(page, STOP, Map.of("task", task, "reason", "ticket 4711")))
        .startsWith("request 1 (task " + task + ", thread worker)");

    assertThat(execute(page, DESCRIBE, Map.of("requestId", "1"))).contains("ticket 4711");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(executeAgain(page, DESCRIBE))
                    .contains("STOPPED", "alice inside this JVM"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Files.readString(said))
                    .contains("report ended by io.loopbrake.", "customer served by worker"));
    executeAgain(page, FIND);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(result(page, FIND)).doesNotContain(task));

    page.click("//a[normalize-space()='Attributes']");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(attribute(page, "Status")).contains("\"requestsStopped\": 1"));
    assertThat(attribute(page, "Requests"))
        .as("why the page has its reader call describe")
        .isEqualTo("1=[object Object]");
  }

  /** Rows come in any order. */
  private static String hottest(String found) {
    return JsonParser.parseString(found).getAsJsonObject().entrySet().stream()
        .map(row -> row.getValue().getAsJsonObject())
        .filter(row -> row.get("rank").getAsInt() == 1)
        .map(row -> row.get("task").getAsString())
        .findFirst()
        .orElseThrow(() -> new AssertionError(found));
  }

  /** Opens the operation, fills in its fields, and returns what it shows as the result. */
  private static String execute(ChromiumPage page, String operation, Map<String, String> fields) {
    page.click(
        "//*[contains(@class, 'list-group-item-heading')][normalize-space()='" + operation + "']");
    fields.forEach(
        (name, text) -> page.fill(opened(operation) + "//input[@id='" + name + "']", text));
    return executeAgain(page, operation);
  }

  /** Returns what is shown then; until there is a new result, that is the one before. */
  private static String executeAgain(ChromiumPage page, String operation) {
    page.click(opened(operation) + "//button[normalize-space()='Execute'][not(@disabled)]");
    return await(operation)
        .atMost(PATIENCE)
        .until(() -> result(page, operation), result -> !result.isEmpty());
  }

  private static String result(ChromiumPage page, String operation) {
    return page.text(opened(operation) + "//pre");
  }

  private static String opened(String operation) {
    return "//*[contains(@class, 'list-view-pf-expand-active')][.//*[normalize-space()='"
        + operation
        + "']]";
  }

  private static String attribute(ChromiumPage page, String name) {
    return page.text("//td[@title='" + name + "']/following-sibling::td").trim();
  }

  private RunningJvm startApplication(int port, Path said) throws IOException {
    String recipe = "host=127.0.0.1,port=8778,authMode=jaas,realm=jolokia";
    assertThat(PAGE.commandWith("jolokia-agent-jvm")).contains(recipe);
    Path login = Files.writeString(directory.resolve("login.conf"), LOGIN);
    List<String> command =
        ForkedJvm.of(Jdk.ofBuild())
            .withFlags(
                "-Djava.security.auth.login.config=" + login,
                "-javaagent:" + Libraries.jolokia() + "=" + recipe.replace("8778", "" + port))
            .withAgent("include=io.loopbrake.probes.**")
            .command("io.loopbrake.probes.OneWorker");
    return start(command, said);
  }

  /** As the page has it, but for the port, and with directories of its own. */
  private RunningJvm startHawtio(int port) throws IOException {
    Path home = Files.createDirectories(directory.resolve("home"));
    List<String> command = new ArrayList<>();
    command.add(Jdk.ofBuild().java().toString());
    command.add("-Duser.home=" + home);
    command.add("-Djava.io.tmpdir=" + home);
    Arrays.stream(PAGE.commandWith("hawtio-app").split(" "))
        .skip(1)
        .map(word -> word.startsWith("hawtio-app") ? Libraries.hawtio().toString() : word)
        .map(word -> word.equals("8090") ? "" + port : word)
        .forEach(command::add);
    assertThat(command).contains("" + port, "127.0.0.1");
    return start(command, directory.resolve("hawtio.log"));
  }

  private static RunningJvm start(List<String> command, Path log) throws IOException {
    return new RunningJvm(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
  }

  private static int status(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
