package dev.sonde.boot;

import java.util.Collection;

/**
 * What code woven into frameworks calls: it offers the route template of the request this thread serves, with a rank.
 *
 * <p>The highest rank wins; among equals the first, so that a forward, an include or an error page does not rename its
 * request. All methods do nothing on a thread that serves none, but for those that take the object of a server by which
 * the request is parked: frameworks may go on with it on any thread.
 */
public final class Routes {

    /** The server's own idea of a context, such as the path a JDK {@code HttpContext} is bound to. */
    public static final int SERVER = 1;
    /** A servlet mapping. */
    public static final int SERVLET = 2;
    /** One of the routes of a router that a request passes on its way: among these the latest wins. */
    public static final int ROUTER = 3;
    /** The template of a controller or resource method. */
    public static final int CONTROLLER = 4;

    private Routes() {}

    /**
     * Offers a template.
     *
     * @param prefix what stands before the template, such as the context path; may be empty or null
     * @param template null offers nothing; a lone {@code *} stands for all that begins with the prefix
     */
    public static void offer(int rank, String prefix, String template) {
        offer(rank, prefix, "", template);
    }

    /** Offers a template that is relative to a servlet, whose path stands between the context's and the template. */
    public static void offer(int rank, String contextPath, String servletPath, String template) {
        if (template != null) {
            Requests.recorder()
                    .name(
                            Requests.current(),
                            rank,
                            contextPath == null ? "" : contextPath,
                            servletPath == null ? "" : servletPath,
                            template);
        }
    }

    /** Offers a template to the request that is parked by that object; if none is, to the one this thread serves. */
    public static void offerAt(Object key, int rank, String prefix, String template) {
        if (template != null) {
            Requests.recorder().name(requestAt(key), rank, prefix == null ? "" : prefix, "", template);
        }
    }

    /** Offers a template that is relative to the best route so far, such as the mapping of the framework's servlet. */
    public static void offerWithin(int rank, String template) {
        if (template != null) {
            Requests.recorder().nameWithin(rank, template);
        }
    }

    /** Two templates as one, made once for each pair: for frameworks that hold their templates in parts. */
    public static String joined(String head, String tail) {
        return Requests.recorder().join(head, tail);
    }

    /** Notes what is known of a framework's own object, such as the template of a route; it is held weakly. */
    public static void note(Object route, String template) {
        if (template != null) {
            Requests.recorder().note(route, template);
        }
    }

    /** What was noted of the object, or null. */
    public static String noted(Object route) {
        return Requests.recorder().noted(route);
    }

    /**
     * Code begins on this thread that leads on to what has a template within that one; joined with what led there.
     *
     * @return what {@link #ascend} takes
     */
    public static String descend(String template) {
        Lane lane = Lane.current();
        String outer = lane.within;
        lane.within = descended(template);
        return outer;
    }

    /** It ends. */
    public static void ascend(String outer) {
        Lane.current().within = outer;
    }

    /** The template behind those that led there. */
    public static String descended(String template) {
        String outer = Lane.current().within;
        return joined(outer == null ? "" : outer, template == null ? "" : template);
    }

    /**
     * A router that tries one piece of a path after the other has matched one for this thread's request. Where it is
     * tells what is left of the path; what nobody told between two pieces is a parameter.
     *
     * @param before length of what was left of the path, in any unit
     * @param after the same behind the piece; 0 tells that there is no more
     * @param literal the piece as the router has it, never as the client sent it; empty for the end
     */
    public static void matched(int before, int after, String literal) {
        Requests.recorder().matched(Requests.current(), before, after, literal);
    }

    /** Tells that handling the request threw, which the server may yet turn into an answer. */
    public static void threw(Throwable thrown) {
        if (thrown != null) {
            Requests.recorder().threw(Requests.current(), thrown);
        }
    }

    /** The same of the request that is parked by that object; if none is, of the one this thread serves. */
    public static void threwAt(Object key, Throwable thrown) {
        if (thrown != null) {
            Requests.recorder().threw(requestAt(key), thrown);
        }
    }

    private static Object requestAt(Object key) {
        Object parked = key == null ? null : Requests.parked(key);
        return parked == null ? Requests.current() : parked;
    }

    /**
     * The servlet mapping that a request's paths came from, for containers before Servlet 4, which do not tell it.
     *
     * @param servletPath as {@code HttpServletRequest.getServletPath} gives it
     * @param pathInfo as {@code HttpServletRequest.getPathInfo} gives it
     * @param mappings the patterns the servlet is mapped to
     * @return one of the mappings, never the path itself unless a mapping is that path
     */
    public static String mapping(String servletPath, String pathInfo, Collection<String> mappings) {
        String prefixed = servletPath + "/*";
        if (pathInfo == null && mappings.contains(servletPath)) {
            return servletPath;
        }
        // Some tell the context's root the other way round.
        String root = servletPath.isEmpty() ? pathInfo : servletPath;
        if ("/".equals(root) && mappings.contains("")) {
            return "";
        }
        if (mappings.contains(prefixed)) {
            return prefixed;
        }
        String extension = "*" + servletPath.substring(Math.max(0, servletPath.lastIndexOf('.')));
        return pathInfo == null && mappings.contains(extension) ? extension : "/";
    }
}
