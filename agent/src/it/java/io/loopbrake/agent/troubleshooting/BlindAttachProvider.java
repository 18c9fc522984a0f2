/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import com.sun.tools.attach.spi.AttachProvider;
import java.util.List;
import java.util.Map;

/** A JDK that cannot find out which JVMs there are. */
public final class BlindAttachProvider extends AttachProvider {
  @Override
  public String name() {
    return "blind";
  }

  @Override
  public String type() {
    return "none";
  }

  @Override
  public VirtualMachine attachVirtualMachine(String id) {
    throw new UnsupportedOperationException(id);
  }

  @Override
  public List<VirtualMachineDescriptor> listVirtualMachines() {
    throw new IllegalStateException("permission denied");
  }

  /** The file that makes the JDK know it. */
  static Map.Entry<String, String> service() {
    return Map.entry(
        "META-INF/services/" + AttachProvider.class.getName(), BlindAttachProvider.class.getName());
  }
}
