/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.process;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** For Java 9 and later: {@link ProcessHandle}, which knows the children on each system. */
final class ChildHandles implements Children {
  @Override
  public List<OtherProcess> now() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .map(child -> new OtherProcess(child.pid(), command(child)))
        .sorted(Comparator.comparing(OtherProcess::pid))
        .collect(Collectors.toList());
  }

  private static String command(ProcessHandle process) {
    String path = process.info().command().orElse("");
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
