/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The agent in all the ways in which JVMs are started: other class loaders, modules, runtimes,
 * security managers, log managers and agents beside ours. Not how loops are found or stopped.
 */
package io.loopbrake.agent.environments;
