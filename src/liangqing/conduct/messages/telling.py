"""What the message check says in whole sentences, on every door alike."""

from types import MappingProxyType

from liangqing.conduct.messages.labels import Verdict

#: What is said first to whoever writes of not wanting to live, or reads it.
PERSON_FIRST = (
    "先放下钱的事。现在就可以打 12356(心理援助),身边有危险打 110。",
    "叫上一个信得过的人陪着,今晚不要一个人待着。",
    "债务不会因为今天没处理就马上变坏,可以等人平安了再说。",
)
VERDICTS = MappingProxyType(
    {
        Verdict.SCAM: "很像骗局。先不要转钱、不要点链接、不要给验证码。",
        Verdict.VIOLATION: "里面有催收不该说、不该做的。",
        Verdict.MIXED: "又像骗局,又有催收不该说、不该做的。先不要转钱。",
        Verdict.OFFICIAL: "看上去是正式的通知。先核实,核实了再办。",
        Verdict.COLLECTION: "看上去是正常的提醒、催收或提议。先核对金额。",
        Verdict.ORDINARY: "没有看出是在催债或行骗。",
    }
)
LIMITS = "这里只看文字本身,看不出背后是谁;拿不准打 96110(反诈)或 12348(法律援助)。"
