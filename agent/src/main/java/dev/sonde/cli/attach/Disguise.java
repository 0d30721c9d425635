package dev.sonde.cli.attach;

/** Until it is taken off this process acts as the user of another, if it is root and the other is not. */
final class Disguise {
    private final Posix posix;
    private final int user;
    private final int group;
    private final boolean worn;

    private Disguise(Posix posix, Target target) {
        this.posix = posix;
        this.user = posix.geteuid();
        this.group = posix.getegid();
        this.worn = user == 0 && target.user != 0;
    }

    static Disguise as(Posix posix, Target target) {
        Disguise disguise = new Disguise(posix, target);
        if (disguise.worn) {
            posix.setegid(target.group);
            posix.seteuid(target.user);
        }
        return disguise;
    }

    void takeOff() {
        if (worn) {
            posix.seteuid(user);
            posix.setegid(group);
        }
    }
}
