"""Writes the catalogue of messages that translators start from: `make words`."""

from tests.language.messages import TEMPLATE, template, written


def main() -> None:
    catalog = template()
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_text(written(catalog), encoding="utf-8")
    print(f"{TEMPLATE.name}: {len(catalog)} messages")


if __name__ == "__main__":
    main()
