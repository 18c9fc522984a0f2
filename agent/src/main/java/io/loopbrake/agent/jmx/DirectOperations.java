/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.link.AgentEnd;
import io.loopbrake.agent.link.Request;
import io.loopbrake.agent.text.SingleLine;
import io.loopbrake.agent.threads.LiveThreads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.management.JMException;

/**
 * Carries out the operations without any MBean server, for the command that has started the agent.
 * For one thread.
 */
public final class DirectOperations implements AgentEnd.Operations {
  /** The command has got into this JVM by an attach, which the operating system allows its user. */
  private static final String CALLER = "the rescue command on this machine";

  private final Supplier<OperatedAgent> agent;
  private LoopbrakeMBean operations;

  /**
   * Describes the operations.
   *
   * @param agent tells the parts for the operations, at the first request
   */
  public DirectOperations(Supplier<OperatedAgent> agent) {
    this.agent = agent;
  }

  @Override
  public Object carryOut(Request request) throws InterruptedException, IOException, JMException {
    if (operations == null) {
      operations = agent.get().operations(() -> CALLER);
    }
    return OpenData.plain(answer(request));
  }

  private Object answer(Request request) throws InterruptedException, IOException, JMException {
    switch (request.operation()) {
      case STATUS:
        return operations.getStatus();
      case REQUESTS:
        return operations.getRequests();
      case FIND_BUSY:
        return operations.findBusy(request.number(0));
      case PLAN_RESCUE:
        return operations.planRescue(request.number(0));
      case REQUEST_STOP:
        return operations.requestStop(line(request, 0), line(request, 1));
      case REQUEST_RESCUE:
        return operations.requestRescue(line(request, 0), line(request, 1));
      case CANCEL:
        return operations.cancel(request.number(0));
      case FORCE:
        return operations.force(request.number(0), line(request, 1));
      case PREVIEW_CLASSES:
        return operations.previewClasses(line(request, 0));
      case ADD_CLASSES:
        return operations.addClasses(line(request, 0));
      case DETACH:
        return operations.detach();
      case THREAD_NAMES:
        return threadNames();
      case THREAD_DUMP:
        // Nothing else tells the native ids. The JVM gets its MBean server by this.
        return ThreadDump.of(ManagementFactory.getPlatformMBeanServer());
      default:
        throw new IllegalStateException("unknown: " + request.operation());
    }
  }

  private static String line(Request request, int argument) {
    return SingleLine.of(request.text(argument));
  }

  private static List<Map<String, Object>> threadNames() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map.Entry<Long, String> thread : LiveThreads.namesOfPlatform().entrySet()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put(Columns.THREAD_ID, thread.getKey());
      row.put(Columns.THREAD_NAME, thread.getValue());
      rows.add(row);
    }
    return rows;
  }
}
