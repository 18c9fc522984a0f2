/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.docs.MarkdownPage;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.GuardedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every command with everything that the page says it takes. The cases come one after the other, on
 * the same JVMs: PID has the agent, BARE has not, URL asks for a password.
 */
@Tag("full")
class CommandsIT {
  private static final MarkdownPage PAGE = MarkdownPage.of("docs/shell.md");
  private static final String CASES =
      """
      top URL --once --interval 3s USER             | 0 | report-1
      stop URL report-* USER                        | 0 | STOPPED
      rescue URL report-* --wait 0s USER            | 1 | no thread at work is named report-*
      requests URL USER                             | 0 | by operator1 at 127.0.0.1
      cancel URL 1 USER                             | 1 | cannot be cancelled any more
      force URL 1 --reason now USER                 | 1 | cannot be forced any more
      status URL USER                               | 0 | include=io.loopbrake.audit.**
      include URL java.util.regex.** USER           | 0 | keeps its old code
      list                                          | 0 | io.loopbrake.probes.Spinners
      list --json                                   | 0 | "answers":true,"command":"io.loopbrake.probes.
      top PID --once --interval 3s                  | 0 | spinner-1
      top PID --json                                | 0 | [{"covered":true,"cpuPercent":
      stop PID spinner-* --reason hot --wait 90s    | 0 | thread spinner-1): STOPPED after
      stop PID sleeper --json --wait 0s             | 3 | "state":"PENDING"
      requests PID                                  | 0 | : hot
      requests PID --json                           | 0 | "reason":"hot"
      force PID 3 --reason now --json --wait 0s     | 3 | "state":"PENDING"
      rescue PID sleeper --dry-run                  | 0 | is there already
      rescue PID sleeper --reason hot --detach --risk-freeze --wait 0s | 3 | stays, because it was there for more
      rescue PID sleeper --json --wait 0s           | 3 | "state":"PENDING"
      cancel PID 3                                  | 0 | CANCELLED
      cancel PID 3                                  | 1 | cannot be cancelled any more
      status PID                                    | 0 | checkpoints 7
      status PID --json                             | 0 | "checkpoints":7,
      include PID java.util.zip.** --dry-run        | 0 | have to be reloaded
      include PID java.util.regex.** --yes          | 0 | keeps its old code
      status BARE                                   | 5 | has no agent
      attach BARE include=io.loopbrake.probes.**    | 0 | often stopped all the same
      help                                          | 0 | finds loops that run away
      help stop                                     | 0 | TASK|THREAD
      list --help                                   | 0 | Usage:
      top --help                                    | 0 | --interval=TIME
      stop --help                                   | 0 | --reason=TEXT
      rescue --help                                 | 0 | --risk-freeze
      requests --help                               | 0 | Usage:
      cancel --help                                 | 0 | Usage:
      force --help                                  | 0 | Usage:
      status --help                                 | 0 | Usage:
      include --help                                | 0 | Usage:
      attach --help                                 | 0 | Usage:
      help --help                                   | 0 | Usage:
      stop PID spinner-1 --now                      | 2 | Unknown option
      """;

  @TempDir private static Path directory;

  private static final ShellRun SHELL = ShellRun.on(Jdk.ofBuild());
  private static Map<String, String> there;
  private static RunningJvm agent;
  private static RunningJvm bare;
  private static GuardedJvm guarded;

  @BeforeAll
  static void start() throws Exception {
    ForkedJvm jvm = ForkedJvm.of(Jdk.ofBuild());
    agent = ShellRun.spinners(jvm.withAgent("include=io.loopbrake.probes.**,interrupt=never"));
    bare = jvm.startReady("io.loopbrake.probes.Reader");
    guarded = new GuardedJvm(Jdk.ofBuild(), directory);
    there =
        Map.of(
            "PID", Long.toString(agent.pid()),
            "BARE", Long.toString(bare.pid()),
            "URL", guarded.url(),
            "USER", "--user operator1 --password-file " + guarded.secret());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> SHELL.run("status", agent.pid()).exitCode() == 0);
  }

  @AfterAll
  static void end() {
    agent.close();
    bare.close();
    guarded.close();
  }

  @ParameterizedTest
  @CsvSource(textBlock = CASES, delimiter = '|', quoteCharacter = '\'')
  void a_command_does_what_it_says(String line, int exitCode, String said) {
    ForkedJvm.Result result = SHELL.run((Object[]) words(line));

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
    String all = result.out() + result.err();
    assertThat(all.replaceAll("\\s+", " ")).contains(said);
    assertThat(all).as("escape codes in a pipe").doesNotContain("\u001b");
  }

  private static String[] words(String line) {
    String full = line;
    for (Map.Entry<String, String> each : there.entrySet()) {
      full = full.replaceAll("\\b" + each.getKey() + "\\b", each.getValue());
    }
    return full.split(" ");
  }

  @Test
  void every_row_of_the_page_has_a_case() {
    Set<String> documented = new TreeSet<>();
    List<String> commands = namesIn(PAGE.rowsOfTables("Command", "What it does"), 0);
    for (List<String> row : PAGE.rowsOfTables("Argument", "Commands", "Meaning")) {
      String argument = row.get(0).replace("`", "").replaceAll(" .*", "");
      List<String> of = row.get(1).equals("all") ? commands : namesIn(List.of(row), 1);
      of.forEach(command -> documented.add(command + " " + argument));
    }
    Set<String> run = new TreeSet<>();
    CASES.lines().map(line -> line.replaceAll(" +\\| \\d \\|.*", "")).forEach(l -> addUse(l, run));

    assertThat(run).isEqualTo(documented);
  }

  private static List<String> namesIn(List<List<String>> rows, int cell) {
    return rows.stream()
        .flatMap(row -> Stream.of(row.get(cell).replace("`", "").split(", ")))
        .toList();
  }

  /** What picocli takes the words of a case for. */
  private static void addUse(String line, Set<String> uses) {
    String[] words = words(line);
    CommandLine command =
        new Shell(new Screen(System.out, false, false), System.err, "", null)
            .commands()
            .setUnmatchedArgumentsAllowed(true);
    for (ArgSpec argument : command.parseArgs(words).subcommand().matchedArgs()) {
      uses.add(
          words[0]
              + " "
              + (argument instanceof OptionSpec
                  ? ((OptionSpec) argument).longestName()
                  : argument.paramLabel()));
    }
  }
}
