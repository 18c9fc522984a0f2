/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.docs.MarkdownPage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;

/** What the JMX reference lists, row by row, asked for over a connection. */
class EveryOperationIT extends SpinnersJvm {
  private static final MarkdownPage PAGE = MarkdownPage.of("docs/jmx.md");

  private final List<String> called = new ArrayList<>();

  @Test
  void every_attribute_of_the_reference_is_there() throws Exception {
    ObjectName name = new ObjectName("io.loopbrake:type=Loopbrake");

    for (List<String> row : PAGE.rowsOfTables("Attribute", "Description")) {
      assertThat(client().server().getAttribute(name, row.get(0).replace("`", "")))
          .isInstanceOfAny(CompositeData.class, TabularData.class);
    }
  }

  @Test
  void every_operation_of_the_reference_does_its_work() throws Exception {
    TabularData loops = (TabularData) client().call(noted("findLoops(millis)"), 300L);
    assertThat(loops.values()).isNotEmpty();

    TabularData uncovered = (TabularData) client().call(noted("findUncovered(millis)"), 300L);
    CompositeData busy = (CompositeData) client().call(noted("findBusy(millis)"), 300L);
    assertThat(((TabularData) busy.get("loops")).values()).isNotEmpty();
    assertThat(uncovered.values()).as("all that spins has brakes").isEmpty();

    String offer = text("stopHottest(reason)", "why not");
    String token = offer.replaceAll("(?s).*token[^0-9]*([0-9]+).*", "$1");
    assertThat(text("stopHottest(reason, token)", "why not", token)).startsWith("request 1 ");

    assertThat(text("stopThreadsNamed(pattern, reason)", "sleeper", "x")).startsWith("request 2 ");
    assertThat(text("describe(requestId)", 2L)).contains("request 2 ", "sleeper");
    assertThat(text("cancel(requestId)", 2L)).contains("CANCELLED");

    CompositeData sleeper = client().requests().get(0);
    Object task = sleeper.get("task");
    assertThat(text("stopTask(task, reason)", task, "x")).startsWith("request 3 ");
    assertThat(text("stopTask(task, reason, seconds)", task, "x", 60L)).startsWith("request 3 ");
    assertThat(text("stopThread(threadId, reason)", sleeper.get("threadId"), "x"))
        .startsWith("request 3 ");
    assertThat(text("rescue(threadId, reason)", sleeper.get("threadId"), "x"))
        .startsWith("request 3 ");
    assertThat(text("rescueTask(task, reason)", task, "x")).startsWith("request 3 ");
    assertThat(ids("requestStop(target, reason)", task, "x")).containsExactly(3L);
    assertThat(ids("requestRescue(target, reason)", sleeper.get("threadId").toString(), "x"))
        .containsExactly(3L);
    assertThat(text("planRescue(threadId)", sleeper.get("threadId")))
        .startsWith("It turns in the loop in io.loopbrake.probes.Spinners.sleep");
    assertThat(text("stopTaskById(task, reason)", task, "x")).startsWith("request 3 ");
    assertThat(text("stopTaskWithin(task, reason, seconds)", task, "x", 60L))
        .startsWith("request 3 ");
    assertThat(text("force(requestId, reason)", 3L, "x")).startsWith("request 3 ");

    String second = text("offerHottest(reason)", "why not");
    token = second.replaceAll("(?s).*token[^0-9]*([0-9]+).*", "$1");
    assertThat(text("stopOffered(reason, token)", "why not", token)).startsWith("request 4 ");

    assertThat(text("stopThreadsIn(classPattern, reason)", "io.loopbrake.probes.**", "x"))
        .contains("request 5 ");
    CompositeData preview =
        (CompositeData) client().call(noted("previewClasses(pattern)"), "java.util.regex.**");
    assertThat((Integer) preview.get("reloadedByAdding")).isPositive();
    assertThat(text("addClasses(pattern)", "java.util.regex.**")).contains("java.util.regex.**");
    assertThat(text("removeClasses(pattern)", "java.util.regex.**")).contains("reloaded");

    assertThat(text("detach()")).contains("the agent is out");

    assertThat(called).containsExactlyInAnyOrderElementsOf(documented());
  }

  private String text(String operation, Object... arguments) throws Exception {
    return (String) client().call(noted(operation), arguments);
  }

  private List<Object> ids(String operation, Object... arguments) throws Exception {
    TabularData table = (TabularData) client().call(noted(operation), arguments);
    return table.values().stream().map(row -> ((CompositeData) row).get("id")).toList();
  }

  private String noted(String operation) {
    called.add(operation);
    return operation.replaceAll("\\(.*", "");
  }

  /** The operations of the one table, with the parameters that the other has for them, in order. */
  private static List<String> documented() {
    List<String> operations = new ArrayList<>();
    List<List<String>> parameters =
        new ArrayList<>(PAGE.rowsOfTables("Operation", "Parameter", "Type", "What to give"));
    for (List<String> row : PAGE.rowsOfTables("Operation", "Returns", "Description")) {
      List<String> names = new ArrayList<>();
      while (isNext(parameters, row.get(0), names)) {
        names.add(parameters.remove(0).get(1).replace("`", ""));
      }
      operations.add(row.get(0).replace("`", "") + "(" + String.join(", ", names) + ")");
    }
    assertThat(parameters).isEmpty();
    return operations;
  }

  /** A name that comes again is the first parameter of the next operation of the same name. */
  private static boolean isNext(
      List<List<String>> parameters, String operation, List<String> before) {
    return Stream.ofNullable(parameters.isEmpty() ? null : parameters.get(0))
        .filter(row -> row.get(0).equals(operation))
        .anyMatch(row -> !before.contains(row.get(1).replace("`", "")));
  }
}
