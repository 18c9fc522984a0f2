/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Facts about a class that need no visitor: whose class it is, the version and the sizes in its
 * bytes, and a map from classes to facts that keeps no class loader alive.
 *
 * <p>Changes no class, and knows nothing of checkpoints and tasks.
 */
package io.loopbrake.agent.classfile;
