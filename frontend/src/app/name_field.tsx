/** The name of a person, as it stands in minutes and reports. */
import { t } from "../i18n/t.ts";
import { TextField } from "./text_field.tsx";

interface Props {
  label: string;
  value: string;
  change: (value: string) => void;
  help?: boolean;
}

export const NameField = ({ help, ...field }: Props) => (
  <TextField {...field} maxLength={200} {...(help && { help: t("As it stands in minutes and reports.") })} />
);
