package vn.diemcau.articles.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Word files (.docx): a ZIP archive whose entry {@code word/document.xml} holds the paragraphs. */
final class WordSource {
    private static final String BODY = "word/document.xml";
    private static final int MOST_EXPANDED = 16 << 20;
    private static final XMLInputFactory XML = factory();

    private WordSource() {}

    /** Whether a file is a ZIP archive, as Word files are. */
    static boolean is(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    static SourceText read(byte[] bytes) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(BODY)) {
                    return SourceText.of(paragraphs(zip));
                }
            }
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw new IOException("is a damaged Word file: " + e.getMessage(), e);
        }
        throw new IOException("is a ZIP archive, but no Word file (.docx): it has no " + BODY);
    }

    private static String paragraphs(InputStream entry) throws IOException, XMLStreamException {
        byte[] xml = entry.readNBytes(MOST_EXPANDED + 1);
        if (xml.length > MOST_EXPANDED) {
            throw new IOException("expands to over 16 MiB, which no press report does");
        }
        XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(xml));
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "t" -> text.append(reader.getElementText());
                    case "tab" -> text.append(' ');
                    case "br", "cr" -> text.append('\n');
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("p")) {
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
