/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts who goes to a database, and can be shut. */
final class Door {

    final AtomicInteger passed = new AtomicInteger();
    volatile boolean isShut;

    DataSource to(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                Door.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (isShut) {
                        throw new SQLTransientConnectionException("shut");
                    }
                    passed.incrementAndGet();
                    try {
                        return method.invoke(source, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
