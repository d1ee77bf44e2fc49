/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.connector.Rejected;
import dev.parley.api.paging.Page;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stands for a port of which there is nothing in a trial: it finds nothing, keeps nothing, and refuses the rest. */
final class Absent implements InvocationHandler {

    private static final Map<Class<?>, Object> NOTHING = Map.of(
            Optional.class,
            Optional.empty(),
            List.class,
            List.of(),
            Collection.class,
            List.of(),
            Set.class,
            Set.of(),
            Map.class,
            Map.of(),
            Page.class,
            new Page<>(List.of(), Optional.empty()),
            boolean.class,
            false,
            int.class,
            0,
            long.class,
            0L,
            double.class,
            0.0);

    private final Class<?> port;

    private Absent(Class<?> port) {
        this.port = port;
    }

    static <T> T of(Class<T> port) {
        return port.cast(
                Proxy.newProxyInstance(Absent.class.getClassLoader(), new Class<?>[] {port}, new Absent(port)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, arguments);
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        if (method.getReturnType() == void.class || NOTHING.containsKey(method.getReturnType())) {
            return NOTHING.get(method.getReturnType());
        }
        throw new Rejected("There is no %s in a trial.".formatted(port.getSimpleName()));
    }

    private Object ofObject(Object proxy, Method method, Object[] arguments)
            throws IllegalAccessException, InvocationTargetException {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> method.invoke(this, arguments);
        };
    }

    @Override
    public String toString() {
        return "no " + port.getSimpleName();
    }
}
