/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.boundary.BoundaryLedger;
import io.loopbrake.agent.boundary.BoundaryReport;
import io.loopbrake.agent.boundary.TaskBoundaries;
import io.loopbrake.agent.config.ClassPatterns;
import io.loopbrake.agent.config.LogLevel;
import io.loopbrake.agent.config.TaskPatterns;
import io.loopbrake.agent.control.BrakeStatus;
import io.loopbrake.agent.control.RequestState;
import io.loopbrake.agent.control.RequestTotals;
import io.loopbrake.agent.docs.MarkdownPage;
import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.ClassSelection;
import io.loopbrake.agent.instrument.ClassTransformer;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.instrument.FailureLog;
import io.loopbrake.agent.instrument.LoadedClasses;
import io.loopbrake.agent.instrument.ReloadForecast;
import io.loopbrake.agent.log.AgentLog;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;

class JmxPageTest {
  private static final Map<String, String> RETURNED =
      Map.of(
          TabularData.class.getName(), "a table",
          CompositeData.class.getName(), "a row",
          String.class.getName(), "a string");

  private static final Path STATES =
      Path.of("src/main/java/io/loopbrake/agent/control/RequestState.java");

  private final MarkdownPage page = MarkdownPage.of("docs/jmx.md");
  private final MBeanInfo info =
      new DescribedMBean(
              new LoopbrakeMBean(null, null, null, null, null, null, null),
              LoopbrakeOperations.class,
              new RequestNotifications().broadcaster())
          .getMBeanInfo();

  @Test
  void every_attribute_is_described() {
    List<List<String>> expected = new ArrayList<>();
    for (var attribute : info.getAttributes()) {
      expected.add(List.of(code(attribute.getName()), attribute.getDescription()));
    }

    assertThat(page.rowsOfTables("Attribute", "Description"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void every_operation_is_described() {
    List<List<String>> expected = new ArrayList<>();
    for (MBeanOperationInfo operation : info.getOperations()) {
      expected.add(
          List.of(
              code(operation.getName()),
              RETURNED.get(operation.getReturnType()),
              operation.getDescription()));
    }

    assertThat(page.rowsOfTables("Operation", "Returns", "Description"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void every_parameter_is_described() {
    List<List<String>> expected = new ArrayList<>();
    for (MBeanOperationInfo operation : info.getOperations()) {
      for (MBeanParameterInfo parameter : operation.getSignature()) {
        expected.add(
            List.of(
                code(operation.getName()),
                code(parameter.getName()),
                code(shortName(parameter.getType())),
                parameter.getDescription()));
      }
    }

    assertThat(page.rowsOfTables("Operation", "Parameter", "Type", "What to give"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void every_column_is_described() throws Exception {
    List<List<String>> expected = new ArrayList<>();
    addColumns(expected, rowType(Tables.busyLoops(), "threadId"));
    addColumns(expected, rowType(Tables.uncovered(), "threadId"));
    addColumns(
        expected,
        Tables.busy(
                Tables.busyLoops().rows(List.of(), "threadId"),
                Tables.uncovered().rows(List.of(), "threadId"))
            .getCompositeType());
    addColumns(expected, rowType(Tables.requests(), "id"));
    ReloadForecast none = new ReloadForecast(0, 0, 0);
    addColumns(expected, Tables.preview(none, none).getCompositeType());
    addColumns(expected, status().now().getCompositeType());

    assertThat(page.rowsOfTables("Column", "Type", "Meaning"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static CompositeType rowType(Table<?> table, String index) throws Exception {
    return table.rows(List.of(), index).getTabularType().getRowType();
  }

  private static void addColumns(List<List<String>> rows, CompositeType type) {
    for (String column : type.keySet()) {
      rows.add(
          List.of(
              code(column),
              code(shortName(type.getType(column).getClassName())),
              type.getDescription(column)));
    }
  }

  private static StatusReport status() {
    CoverageLedger ledger = new CoverageLedger();
    FailureLog failures = new FailureLog(new AgentLog(System.err, LogLevel.OFF), Runnable::run);
    ClassTransformer transformer =
        ClassTransformer.ofCheckpoints(
            new ClassSelection(ClassPatterns.NONE, ClassPatterns.NONE),
            CheckpointChoice.flags(),
            ledger,
            failures);
    LoadedClasses classes = new LoadedClasses(nothingLoaded(), transformer, ledger);
    return new StatusReport(
        "version",
        "mode",
        transformer,
        classes,
        ledger,
        failures,
        new BoundaryReport(new TaskBoundaries(TaskPatterns.NONE), new BoundaryLedger()),
        nothingArmed());
  }

  private static BrakeStatus nothingArmed() {
    return new BrakeStatus() {
      @Override
      public boolean isFlagUp() {
        return false;
      }

      @Override
      public int armedGates() {
        return 0;
      }

      @Override
      public RequestTotals requestTotals() {
        return new RequestTotals(new long[RequestState.values().length]);
      }
    };
  }

  private static Instrumentation nothingLoaded() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            JmxPageTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> new Class<?>[0]);
  }

  @Test
  void every_state_is_explained_as_in_the_code() throws IOException {
    String source = Files.readString(STATES);
    List<List<String>> expected = new ArrayList<>();
    for (RequestState state : RequestState.values()) {
      Matcher comment = Pattern.compile("/\\*\\* ([^/]*) \\*/\\s+" + state + "\\(").matcher(source);
      assertThat(comment.find()).as("a comment on " + state).isTrue();
      expected.add(List.of(code(state.name()), state.isOpen() ? "yes" : "no", comment.group(1)));
    }

    assertThat(page.rowsOfTables("State", "Open", "Meaning")).containsExactlyElementsOf(expected);
  }

  @Test
  void every_type_of_notification_is_described() {
    assertThat(page.rowsOfTables("Type", "Sent when"))
        .extracting(row -> row.get(0))
        .containsExactlyElementsOf(
            Arrays.stream(info.getNotifications())
                .flatMap(notification -> Arrays.stream(notification.getNotifTypes()))
                .map(JmxPageTest::code)
                .toList());
  }

  private static String shortName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
