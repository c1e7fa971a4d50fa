/** What lies over the text: one thing at a time. */
import { useLayoutEffect } from "preact/hooks";
import { Chooser } from "./chooser.tsx";
import { CorrectDialog } from "./correct_dialog.tsx";
import { MemoEditor } from "./memo_editor.tsx";
import { Menu } from "./menu.tsx";
import type { Overlay } from "./overlay.ts";
import { Palette } from "./palette.tsx";
import { FinishQuestion, InterviewerQuestion, ReopenQuestion, TouchingQuestion, TurnQuestion } from "./questions.tsx";
import type { CodeSession } from "./session.ts";
import { SkipQuestion } from "./skip_question.tsx";
import { SpeakerQuestion, TurnPreview } from "./turn_questions.tsx";

interface Props {
  session: CodeSession;
  overlay: Overlay;
  close: () => void;
}

const BOXES = ".palette, .chooser, .memo-box, .menu-box, dialog";

/** A press elsewhere lets go of what is open; the press itself still does what it does. */
function useLetGo(session: CodeSession): void {
  useLayoutEffect(() => {
    const onDown = (event: Event): void => {
      if (!(event.target as Element).closest(BOXES)) session.overlay.value = null;
    };
    document.addEventListener("pointerdown", onDown, true);
    return () => document.removeEventListener("pointerdown", onDown, true);
  }, [session]);
}

export function Overlays({ session, overlay, close }: Props) {
  useLetGo(session);
  switch (overlay.kind) {
    case "palette":
      return (
        <Palette
          session={session}
          close={close}
          {...(overlay.recode === undefined ? {} : { recode: overlay.recode })}
        />
      );
    case "chooser":
      return <Chooser session={session} title={overlay.title} ids={overlay.ids} pick={overlay.pick} close={close} />;
    case "menu":
      return <Menu session={session} x={overlay.x} y={overlay.y} close={close} />;
    case "memo":
      return (
        <MemoEditor
          session={session}
          about={overlay.about}
          close={close}
          {...(overlay.coding === undefined ? {} : { coding: overlay.coding })}
        />
      );
    case "touching":
      return (
        <TouchingQuestion
          session={session}
          code={overlay.code}
          span={overlay.span}
          other={overlay.with}
          polarity={overlay.polarity}
          close={close}
        />
      );
    case "interviewer":
      return <InterviewerQuestion again={overlay.again} close={close} />;
    case "skip":
      return <SkipQuestion session={session} span={overlay.span} close={close} />;
    case "turn":
      return <TurnQuestion session={session} close={close} />;
    case "speaker":
      return <SpeakerQuestion session={session} wish={overlay.wish} close={close} />;
    case "turned":
      return <TurnPreview session={session} wish={overlay.wish} change={overlay.change} close={close} />;
    case "correct":
      return <CorrectDialog session={session} close={close} />;
    case "finish":
      return <FinishQuestion session={session} close={close} />;
    case "reopen":
      return <ReopenQuestion session={session} close={close} />;
  }
}
