/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tour;

import io.loopbrake.agent.testing.LoopbrakeClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** Does what JConsole does by the same calls, and shows the same, without a screen. */
final class JmxConsole implements Console {
  private final LoopbrakeClient client;

  private JmxConsole(LoopbrakeClient client) {
    this.client = client;
  }

  static Console connect(long pid) throws Exception {
    return new JmxConsole(LoopbrakeClient.connect(pid));
  }

  @Override
  public String press(String operation, Map<String, String> fields) throws Exception {
    Object[] arguments =
        Arrays.stream(parameters(operation, List.copyOf(fields.keySet())))
            .map(parameter -> argument(parameter, fields.get(parameter.getName())))
            .toArray();
    return shown(client.call(operation, arguments));
  }

  private MBeanParameterInfo[] parameters(String operation, List<String> names) throws Exception {
    return Arrays.stream(client.info().getOperations())
        .filter(info -> info.getName().equals(operation))
        .map(MBeanOperationInfo::getSignature)
        .filter(signature -> names(signature).equals(names))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no operation " + operation + names));
  }

  private static List<String> names(MBeanParameterInfo[] signature) {
    return Arrays.stream(signature).map(MBeanParameterInfo::getName).toList();
  }

  private static Object argument(MBeanParameterInfo parameter, String value) {
    return parameter.getType().equals("long") ? (Object) Long.valueOf(value) : value;
  }

  @Override
  public String look(String attribute) throws Exception {
    return shown(client.attribute(attribute));
  }

  private static String shown(Object answer) {
    if (answer instanceof TabularData table) {
      String key = table.getTabularType().getIndexNames().get(0);
      return table.values().stream()
          .map(CompositeData.class::cast)
          .sorted(Comparator.comparingLong(row -> (Long) row.get(key)))
          .map(JmxConsole::shown)
          .collect(Collectors.joining("\n\n"));
    }
    if (answer instanceof CompositeData row) {
      return row.getCompositeType().keySet().stream()
          .map(column -> column + ": " + row.get(column))
          .collect(Collectors.joining("\n"));
    }
    return String.valueOf(answer);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      // the page ends the server: then there is nothing left to close
    }
  }
}
