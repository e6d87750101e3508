package org.quartic.plot;

/** There are no fonts to write with. */
public final class MissingFontsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingFontsException(Throwable cause) {
        super("this machine has no fonts that Java can use, which a PNG needs: install fontconfig and a font, or write an SVG",
                cause);
    }
}
