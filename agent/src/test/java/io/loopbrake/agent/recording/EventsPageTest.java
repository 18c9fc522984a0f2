/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.docs.MarkdownPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jdk.jfr.EventType;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.api.Test;

class EventsPageTest {
  private static final List<Class<? extends StopEvent>> EVENTS =
      List.of(StopEvents.Request.class, StopEvents.Delivery.class, StopEvents.End.class);
  private static final Set<String> OF_EVERY_EVENT =
      Set.of("startTime", "duration", "eventThread", "stackTrace");

  @Test
  void every_event_is_described() {
    List<List<String>> expected = new ArrayList<>();
    for (Class<? extends StopEvent> event : EVENTS) {
      EventType type = EventType.getEventType(event);
      assertThat(type.getCategoryNames()).containsExactly("Loopbrake");
      expected.add(List.of("`" + type.getName() + "`", type.getDescription()));
    }

    assertThat(MarkdownPage.of("docs/monitoring.md").rowsOfTables("Event", "Written when"))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void the_fields_of_each_event_are_the_columns_of_requests() {
    List<List<String>> columns =
        MarkdownPage.of("docs/jmx.md").rowsOfTables("Column", "Type", "Meaning");
    for (Class<? extends StopEvent> event : EVENTS) {
      List<ValueDescriptor> fields =
          EventType.getEventType(event).getFields().stream()
              .filter(field -> !OF_EVERY_EVENT.contains(field.getName()))
              .toList();

      assertThat(fields)
          .extracting(field -> List.of("`" + field.getName() + "`", meaning(field)))
          .hasSize(13)
          .allSatisfy(
              field ->
                  assertThat(columns)
                      .anySatisfy(
                          row -> assertThat(List.of(row.get(0), row.get(2))).isEqualTo(field)));
    }
  }

  private static String meaning(ValueDescriptor field) {
    String text = field.getDescription();
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
