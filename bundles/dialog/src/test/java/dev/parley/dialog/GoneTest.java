/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import static dev.parley.dialog.Deployments.await;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.parley.api.intent.Intent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** Nothing keeps a bundle that is gone. */
class GoneTest {

    private final Deployments deployed = new Deployments();

    /** A class loader of one bundle, whose classes are another's of the same name. */
    private static final class Apart extends ClassLoader {

        Apart() {
            super(Apart.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                var known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                return name.startsWith("dev.parley.dialog.BookRoom") ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) {
            try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                var code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Deploys an intent of its own class loader, talks with it, and takes it out again. */
    private WeakReference<ClassLoader> used() throws ReflectiveOperationException {
        var type = new Apart().loadClass(BookRoom.class.getName());
        assertNotSame(BookRoom.class, type);
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        var intent = (Intent) constructor.newInstance();
        deployed.deploy(intent);
        var rule = intent.spec().rules().get(0);
        var talk = new Talk(deployed).say(rule);
        for (var answer : new String[] {"Blue", "3", "2031-03-01", "2031-03-02", "yes"}) {
            talk.say(answer);
        }
        deployed.remove(intent);
        return new WeakReference<>(type.getClassLoader());
    }

    @Test
    void the_class_loader_of_an_intent_that_was_talked_with_is_collected() throws Exception {
        deployed.deploy(new AskWeather());
        var loader = used();
        await(() -> {
            System.gc();
            return loader.get() == null;
        });
    }
}
