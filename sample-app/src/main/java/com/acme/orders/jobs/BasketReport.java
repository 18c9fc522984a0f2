/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

import com.acme.orders.server.OrderDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reports which articles are bought together, by a query that users may edit. */
public class BasketReport extends Job {

  private static final String QUERY =
      "SELECT COUNT(*) FROM ORDERS O, ORDER_LINES A, ORDER_LINES B, ORDER_LINES C"
          + " WHERE A.ARTICLE < B.ARTICLE AND B.ARTICLE < C.ARTICLE";

  /** A user took this to be superfluous: without it every line is joined with every other. */
  private static final String OF_ONE_ORDER =
      " AND A.ORDER_ID = O.ID AND B.ORDER_ID = O.ID AND C.ORDER_ID = O.ID";

  private final OrderDatabase database;

  public BasketReport(OrderDatabase database) {
    super("join", "report which articles are bought together");
    this.database = database;
  }

  public String work(boolean badData) throws SQLException {
    Connection connection = database.connect();
    try {
      String query = badData ? QUERY : QUERY + OF_ONE_ORDER;
      ResultSet result = connection.createStatement().executeQuery(query);
      result.next();
      return result.getLong(1) + " times three articles together";
    } finally {
      connection.close();
    }
  }
}
