/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Facts about a class that need no visitor: the owner of the class, the version and the sizes in
 * its bytes, and a map from classes to facts that keeps no class loader alive.
 *
 * <p>This package changes no class, and knows neither checkpoints nor tasks.
 */
package io.loopbrake.agent.classfile;
