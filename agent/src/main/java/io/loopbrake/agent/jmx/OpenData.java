/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** Converts the answers of the MBean to collections. */
public final class OpenData {
  private OpenData() {}

  /**
   * Converts a row to a map from the names of its columns, in their alphabetical order, and a table
   * to a list of rows. Other values stay as they are.
   */
  public static Object plain(Object value) {
    if (value instanceof CompositeData) {
      CompositeData row = (CompositeData) value;
      Map<String, Object> map = new LinkedHashMap<>();
      for (String column : row.getCompositeType().keySet()) {
        map.put(column, plain(row.get(column)));
      }
      return map;
    }
    if (value instanceof TabularData) {
      List<Object> rows = new ArrayList<>();
      for (Object row : ((TabularData) value).values()) {
        rows.add(plain(row));
      }
      return rows;
    }
    return value;
  }
}
