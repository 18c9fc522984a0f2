/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The image and the deployment of the documentation agree with each other and with the page. */
class DeploymentFilesTest {
  private static final MarkdownPage PAGE = MarkdownPage.of("docs/kubernetes.md");
  private static final Path FILES = MarkdownPage.ROOT.resolve("docs/deploy");
  private static final String PINNED = "[a-z0-9./-]+:\\d+\\.\\d+\\.\\d+[\\w.-]*";
  private static final Pattern INSTRUCTION = Pattern.compile("(?m)^([A-Z]+) (.*)$");

  private List<MatchResult> instructions;
  private Map<?, ?> deployment;
  private Map<?, ?> pod;
  private Map<?, ?> container;

  @BeforeEach
  void read() throws IOException {
    instructions =
        INSTRUCTION.matcher(Files.readString(FILES.resolve("Dockerfile"))).results().toList();
    deployment = yaml("kubernetes.yaml");
    pod = below(deployment, "spec", "template", "spec");
    container = only(pod.get("containers"));
  }

  @Test
  void the_image_has_two_stages_with_fixed_versions() {
    assertThat(all("FROM").map(image -> image.replace(" AS build", "")))
        .hasSize(2)
        .allSatisfy(image -> assertThat(image).matches(PINNED));
    assertThat(all("FROM").findFirst().orElseThrow()).endsWith(" AS build");
  }

  @Test
  void the_build_copies_what_is_there_and_runs_a_build_of_the_script() throws IOException {
    assertThat(copied().filter(words -> !words.get(0).startsWith("--from")))
        .isNotEmpty()
        .flatExtracting(words -> words.subList(0, words.size() - 1))
        .allSatisfy(source -> assertThat(MarkdownPage.ROOT.resolve(source)).exists());
    assertThat(all("RUN").findFirst().orElseThrow()).isEqualTo("mvn -q -B -ntp -Pdemo package");
  }

  @Test
  void the_image_runs_as_a_user_that_is_not_root_with_the_agent_that_was_copied() {
    List<String> users = all("USER").toList();
    assertThat(users).hasSize(1);
    assertThat(users.get(0)).matches("[1-9]\\d*:[1-9]\\d*");
    assertThat(all("RUN").reduce((first, last) -> last).orElseThrow()).contains("groupadd");

    List<String> command = entrypoint();
    String agent = copyOf("loopbrake-agent.jar");
    assertThat(command)
        .startsWith("java", "-javaagent:" + agent + "=include=com.acme.**")
        .containsSequence("-jar", copyOf("order-server.jar"));
    assertThat(copyOf("lib")).isEqualTo(copyOf("order-server.jar").replaceFirst("[^/]+$", "lib"));
  }

  @Test
  void the_pod_runs_the_command_of_the_image_as_its_user() {
    String uid = all("USER").findFirst().orElseThrow().split(":")[0];

    assertThat(container.get("command")).isEqualTo(entrypoint());
    assertThat(container.get("image").toString()).matches(PINNED);
    assertThat(PAGE.commandWith("docker build")).contains(" -t " + container.get("image") + " ");
    assertThat(below(pod, "securityContext").get("runAsNonRoot")).isEqualTo(true);
    assertThat(below(pod, "securityContext").get("runAsUser")).hasToString(uid);
    assertThat(below(deployment, "spec", "selector").get("matchLabels"))
        .isEqualTo(below(deployment, "spec", "template", "metadata").get("labels"));
  }

  @Test
  void the_container_has_no_rights_no_ports_and_a_limit_of_memory() {
    Map<?, ?> context = below(container, "securityContext");
    assertThat(context.get("allowPrivilegeEscalation")).isEqualTo(false);
    assertThat(context.get("readOnlyRootFilesystem")).isEqualTo(true);
    assertThat(below(context, "capabilities").get("drop")).isEqualTo(List.of("ALL"));
    assertThat(context.get("privileged")).isNull();
    assertThat(container.get("ports")).isNull();
    assertThat(pod.get("hostNetwork")).isNull();
    assertThat(pod.get("hostPID")).isNull();
    assertThat(below(container, "resources", "limits").get("memory")).isNotNull();
  }

  @Test
  void an_ephemeral_container_gets_the_volume_that_the_pod_has_at_tmp() throws IOException {
    Object mounts = container.get("volumeMounts");
    assertThat(only(mounts).get("mountPath")).isEqualTo("/tmp");
    assertThat(only(pod.get("volumes")).get("name")).isEqualTo(only(mounts).get("name"));
    assertThat(yaml("debug-container.yaml").get("volumeMounts")).isEqualTo(mounts);
  }

  @Test
  void the_commands_of_the_page_name_what_the_files_name() {
    String agent = copyOf("loopbrake-agent.jar");
    String name = below(deployment, "metadata").get("name").toString();
    String image = all("FROM").reduce((first, last) -> last).orElseThrow();

    assertThat(PAGE.commandWith("kubectl exec")).contains(" deploy/" + name + " ", agent);
    assertThat(PAGE.commandWith("kubectl debug"))
        .contains("--image=" + image + " ", "--target=" + container.get("name") + " ")
        .contains("/proc/1/root" + agent, "--custom=docs/deploy/debug-container.yaml");
    assertThat(PAGE.commandWith("docker build")).contains("-f docs/deploy/Dockerfile ");
    assertThat(PAGE.commandWith("kubectl apply")).endsWith(" -f docs/deploy/kubernetes.yaml");
  }

  private Stream<String> all(String instruction) {
    return instructions.stream()
        .filter(found -> found.group(1).equals(instruction))
        .map(found -> found.group(2));
  }

  private List<String> entrypoint() {
    String json = all("ENTRYPOINT").findFirst().orElseThrow();
    return Arrays.asList(new Gson().fromJson(json, String[].class));
  }

  private Stream<List<String>> copied() {
    return all("COPY").map(words -> List.of(words.split(" ")));
  }

  /** Where the second stage puts a file of the first. */
  private String copyOf(String file) {
    return copied()
        .filter(words -> words.get(0).equals("--from=build") && words.get(1).endsWith("/" + file))
        .map(words -> words.get(2))
        .findFirst()
        .orElseThrow();
  }

  private static Map<?, ?> yaml(String file) throws IOException {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    return (Map<?, ?>) yaml.load(Files.readString(FILES.resolve(file)));
  }

  private static Map<?, ?> below(Map<?, ?> map, String... names) {
    Map<?, ?> inner = map;
    for (String name : names) {
      inner = (Map<?, ?>) inner.get(name);
    }
    return inner;
  }

  private static Map<?, ?> only(Object list) {
    List<?> entries = (List<?>) list;
    assertThat(entries).hasSize(1);
    return (Map<?, ?>) entries.get(0);
  }
}
