/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stock agent of Jolokia beside ours: find, stop, read. */
@Tag("full")
class JolokiaIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MBEAN = "io.loopbrake:type=Loopbrake";
  private static final String LOGIN = "jolokia { io.loopbrake.audit.NamedLogin required; };";

  private static final MarkdownPage PAGE = MarkdownPage.of("docs/monitoring.md");

  @TempDir private Path directory;

  @Test
  void a_runaway_is_found_stopped_and_read_and_the_user_of_the_bridge_is_on_the_record()
      throws Exception {
    Path login = Files.writeString(directory.resolve("login.conf"), LOGIN);
    String flag = "-Djava.security.auth.login.config=" + login;
    String jaas = "authMode=jaas,realm=jolokia";
    assertThat(PAGE.commandWith("jolokia-agent-jvm")).contains(jaas);

    assertThat(stopHottest(jaas, flag)).isEqualTo("alice inside this JVM");
  }

  @Test
  void of_a_bridge_that_keeps_the_user_to_itself_the_record_says_where_to_ask() throws Exception {
    assertThat(stopHottest("user=alice,password=secret", "-Dnothing"))
        .matches("a caller inside this JVM \\(org\\.jolokia\\.\\*\\* in thread .+: see its log\\)");
  }

  /** Returns who is on the record of the stop. */
  private static String stopHottest(String authentication, String flag) throws Exception {
    int port = FreePort.ofLoopback();
    String bridge = "=host=127.0.0.1,port=" + port + "," + authentication;
    RunningJvm application =
        ForkedJvm.of(Jdk.ofBuild())
            .withFlags(flag, "-javaagent:" + Libraries.jolokia() + bridge)
            .withAgent("include=io.loopbrake.probes.**,interrupt=never")
            .start("io.loopbrake.probes.Spinners");
    try (application) {
      URI address = URI.create("http://127.0.0.1:" + port + "/jolokia/");
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> answer(address, read("Status")).has("value"));
      String task = hottest(answer(address, exec("findLoops", "1000")));
      assertThat(answer(address, exec("stopTask", "\"" + task + "\", \"why\"")).toString())
          .as("why the names of their own")
          .contains("overloaded");

      String said =
          answer(address, exec("stopTaskById", "\"" + task + "\", \"too hot\""))
              .get("value")
              .getAsString();

      assertThat(said).startsWith("request 1 (task " + task);
      await()
          .atMost(PATIENCE)
          .until(() -> request(address).get("state").getAsString().equals("STOPPED"));
      return request(address).get("requestedBy").getAsString();
    }
  }

  private static JsonObject request(URI address) throws Exception {
    return answer(address, read("Requests")).getAsJsonObject("value").getAsJsonObject("1");
  }

  /** Rows come in any order. */
  private static String hottest(JsonObject found) {
    return found.getAsJsonObject("value").entrySet().stream()
        .map(row -> row.getValue().getAsJsonObject())
        .filter(row -> row.get("rank").getAsInt() == 1)
        .map(row -> row.get("task").getAsString())
        .findFirst()
        .orElseThrow(() -> new AssertionError(found.toString()));
  }

  private static String read(String attribute) {
    return "{\"type\":\"read\",\"mbean\":\"" + MBEAN + "\",\"attribute\":\"" + attribute + "\"}";
  }

  private static String exec(String operation, String arguments) {
    return "{\"type\":\"exec\",\"mbean\":\""
        + MBEAN
        + "\",\"operation\":\""
        + operation
        + "\",\"arguments\":["
        + arguments
        + "]}";
  }

  private static JsonObject answer(URI address, String question) throws Exception {
    String user =
        Base64.getEncoder().encodeToString("alice:secret".getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Authorization", "Basic " + user)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(question))
            .build();
    String body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return JsonParser.parseString(body).getAsJsonObject();
  }
}
