package org.quartic.actor;

import akka.actor.typed.ActorRef;

/** A run's leave to begin blocks. Owned by the run. */
interface Turns {

    /** All there are, for a run that has the cores to itself. */
    Turns FREE = new Turns() {
        @Override
        public boolean take() {
            return true;
        }

        @Override
        public void untake() {}

        @Override
        public void granted() {
            throw new IllegalStateException("nobody was asked for leave");
        }

        @Override
        public void returned(long nanos) {}

        @Override
        public void settle(int room) {}
    };

    /** Those that {@link Cores} grant. */
    static Turns of(ActorRef<Cores.Command> cores, ActorRef<Run.Command> run, int weight) {
        cores.tell(new Cores.Join(run, weight));
        return new Turns() {
            private int granted;
            private int asked;

            @Override
            public boolean take() {
                if (granted == 0) {
                    return false;
                }
                granted--;
                return true;
            }

            @Override
            public void untake() {
                granted++;
            }

            @Override
            public void granted() {
                granted++;
                asked--;
            }

            @Override
            public void returned(long nanos) {
                cores.tell(new Cores.Returned(run, nanos));
            }

            @Override
            public void settle(int room) {
                if (granted > 0) {
                    for (; granted > 0; granted--) {
                        returned(0);
                    }
                } else if (room > asked) {
                    cores.tell(new Cores.Want(run, room - asked));
                    asked = room;
                }
            }
        };
    }

    /** Whether a block may be begun now. */
    boolean take();

    /** There was no block to begin after all. */
    void untake();

    /** One more may be. */
    void granted();

    /** A block that was begun is done with, after so much work on it. */
    void returned(long nanos);

    /** All is begun that can be: what leave is left is given back, or else asked for as there is room for so many more blocks. */
    void settle(int room);
}
