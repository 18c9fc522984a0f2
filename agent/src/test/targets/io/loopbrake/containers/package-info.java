/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Servers, frameworks and schedulers with a component in them that runs away. The components are in
 * {@code app}, which knows nothing of Loopbrake and which no class here is linked to.
 */
package io.loopbrake.containers;
