/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopbrake.agent.message.OptionMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsParserTest {
  @TempDir private Path directory;

  @Test
  void the_keys_of_the_option_link_are_not_shown() throws BadOptionException {
    Options options = OptionsParser.parse("include=com.acme.**,link=40001:0a1b:2c3d,log=warn");

    assertThat(options.link()).contains("40001:0a1b:2c3d");
    assertThat(options).hasToString("include=com.acme.**,log=warn");
  }

  @Test
  void what_is_not_given_has_its_default() throws BadOptionException {
    Options options = OptionsParser.parse("include=com.acme.**");

    assertThat(options.include()).hasToString("com.acme.**");
    assertThat(options.exclude().size()).isZero();
    assertThat(options.tasks().size()).isZero();
    assertThat(options.jmx()).isTrue();
    assertThat(options.log()).isEqualTo(LogLevel.INFO);
    assertThat(options.dump()).isEmpty();
  }

  @Test
  void every_option_is_taken_and_printed_back_as_the_flag() throws BadOptionException {
    String flag =
        "include=com.acme.**:org.*,exclude=com.acme.Job,tasks=com.acme.Worker#run/swallow:*#handle*"
            + ",jmx=off,log=debug,dump=/tmp/a,b";

    Options options = OptionsParser.parse(flag);

    assertThat(options).hasToString(flag);
    assertThat(OptionsParser.parse(options.toString())).hasToString(flag);
    assertThat(options.tasks().size()).isEqualTo(2);
    assertThat(options.dump()).hasValueSatisfying(f -> assertThat(f).hasToString("/tmp/a,b"));
    assertThat(options.jmx()).isFalse();
    assertThat(options.log()).isEqualTo(LogLevel.DEBUG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inlcude=com.acme.**|unknown option 'inlcude'|did you mean 'include'?",
        "include=a.**,excude=b.**|unknown option 'excude'|did you mean 'exclude'?",
        "include=a.**,JMX=on|unknown option 'JMX'|did you mean 'jmx'?",
        "include=a.**,zzzzzz=1|unknown option 'zzzzzz'|include=com.acme.**",
        "include|'include' is not an option|did you mean 'include=...'?",
        "com.acme.**|'com.acme.**' is not an option|include=com.acme.**",
        "include=|option 'include' has no value|write include=com.acme.**",
        "include=a.**,jmx=|option 'jmx' has no value|write jmx=on|off",
        "include=a.**,jmx=yes|option 'jmx' has the value 'yes'|write jmx=on",
        "include=a.**,jmx=of|option 'jmx' has the value 'of'|write jmx=off",
        "include=a.**,log=verbose|option 'log' has the value 'verbose'|write log=",
        "include=a.**,log=warning|option 'log' has the value 'warning'|write log=warn",
        "include=a.**,include=b.**|option 'include' is given twice|separate the patterns by ':'",
        "include=a.**,b.**|bad class pattern|separate the patterns of an option by `:`",
        "include=a.**::b.**|the class pattern is empty|com.acme.**",
        "include=a.**,tasks=a.Worker.run|'a.Worker.run' does not name a method|did you mean a.Worker#run?",
        "include=a.**,tasks=|option 'tasks' has no value|write tasks=CLASS#METHOD",
        "exclude=a.**|no option 'include'|include=com.acme.**",
        "include=a.**,config=/nowhere/l.properties|cannot be read|name a readable properties file",
      })
  void a_bad_option_is_answered_with_what_to_write(String flag, String what, String remedy) {
    assertThatThrownBy(() -> OptionsParser.parse(flag))
        .isInstanceOfSatisfying(
            BadOptionException.class,
            e -> {
              assertThat(e).hasMessageContaining(what);
              assertThat(e.why()).isNotBlank();
              // The sample separates its columns with the bar that this remedy holds, too.
              assertThat(e.remedy() + "|").contains(remedy);
            });
  }

  @Test
  void no_text_at_all_is_a_missing_include() {
    for (String flag : new String[] {null, "", "  "}) {
      assertThatThrownBy(() -> OptionsParser.parse(flag))
          .isInstanceOfSatisfying(
              BadOptionException.class,
              e -> assertThat(e.code()).isEqualTo(OptionMessage.MISSING_INCLUDE.code()));
    }
  }

  @Test
  void a_file_gives_options_and_the_flag_comes_before_it() throws Exception {
    Path file = write("include=com.acme.**\nlog=debug\n");

    Options options = OptionsParser.parse("log=error,config=" + file);

    assertThat(options.include()).hasToString("com.acme.**");
    assertThat(options.log()).isEqualTo(LogLevel.ERROR);
  }

  @Test
  void a_mistake_in_a_file_names_the_file() throws Exception {
    Path file = write("include=com.acme.**\nlgo=debug\n");

    assertThatThrownBy(() -> OptionsParser.parse("config=" + file))
        .isInstanceOfSatisfying(
            BadOptionException.class,
            e -> assertThat(e.code()).isEqualTo(OptionMessage.UNKNOWN_OPTION.code()))
        .hasMessageContaining("unknown option 'lgo'")
        .hasMessageContaining(file.toString());
  }

  @Test
  void a_file_cannot_name_another_file() throws Exception {
    Path file = write("include=com.acme.**\nconfig=other.properties\n");

    assertThatThrownBy(() -> OptionsParser.parse("config=" + file))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining("'config' in a configuration file");
  }

  @Test
  void a_malformed_file_is_a_bad_option() throws Exception {
    Path file = write("include=\\u00zz\n");

    assertThatThrownBy(() -> OptionsParser.parse("config=" + file))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void the_help_names_every_option_and_fits_a_terminal() {
    String help = OptionsHelp.text("1.2.3");

    for (Option option : Option.values()) {
      assertThat(help).contains("  " + option.key() + "=" + option.form());
    }
    assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(help).contains("Loopbrake 1.2.3");
  }

  private Path write(String text) throws IOException {
    Path file = directory.resolve("loopbrake.properties");
    return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
